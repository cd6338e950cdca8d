import { Console, loadMock } from './console.ts';

/** Starts the console of a page, if it has one. The mock is a file of its own, loaded when the console comes into view. */
export function startConsole(page: Document): void {
  const root = page.querySelector<HTMLElement>('[data-console]');
  if (!root) return;
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
