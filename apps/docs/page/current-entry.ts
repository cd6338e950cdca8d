/** Marks in the table of contents which part of the page is at the top of the window. */
export function currentEntry(page: Document): void {
  const links = new Map(
    [...page.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [link.hash.slice(1), link]),
  );
  const targets = [...links.keys()].flatMap((id) => page.getElementById(id) ?? []);
  const passed = new Set<Element>();
  let current: HTMLAnchorElement | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      current?.removeAttribute('aria-current');
      current = links.get(targets.findLast((target) => passed.has(target))?.id ?? '');
      current?.setAttribute('aria-current', 'true');
    },
    // All that is above the middle of the window.
    { rootMargin: '1000000px 0px -60% 0px' },
  );
  for (const target of targets) observer.observe(target);
}
