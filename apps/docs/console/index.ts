// The script of the page. It is small: the mock is a file of its own, which it loads when the console comes into view.
import { Console, loadMock } from './console.ts';

const root = document.querySelector<HTMLElement>('[data-console]');
if (root) {
  new Console(root);
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // A failure shows when a request is sent.
      loadMock().catch(() => {});
    },
    { rootMargin: '50%' },
  );
  observer.observe(root);
}
