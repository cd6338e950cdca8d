/** How far below the top of the window the heading of a part may be that is read, in pixels: the bar, and some space. */
const line = 140;

/** Marks in the table of contents which part of the page is at the top of the window. */
export function currentEntry(page: Document): void {
  const links = new Map(
    [...page.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [link.hash.slice(1), link]),
  );
  const targets = [...links.keys()].flatMap((id) => page.getElementById(id) ?? []);
  let current: HTMLAnchorElement | undefined;
  const mark = () => {
    const link = links.get(currentTarget(targets)?.id ?? '');
    if (link === current) return;
    current?.removeAttribute('aria-current');
    current = link;
    current?.setAttribute('aria-current', 'true');
    if (current) showIn(page.querySelector('.menu'), current);
  };
  let isWaiting = false;
  const markOnce = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mark();
    });
  };
  for (const type of ['scroll', 'resize', 'hashchange']) addEventListener(type, markOnce, { passive: true });
  markOnce();
}

/** Scrolls the menu, and nothing else, so that an entry is in sight. */
function showIn(menu: Element | null, entry: HTMLElement): void {
  if (!menu) return;
  const [outer, inner] = [menu.getBoundingClientRect(), entry.getBoundingClientRect()];
  const isHidden = inner.top < outer.top + inner.height || inner.bottom > outer.bottom - inner.height;
  if (isHidden) menu.scrollTop += inner.top - outer.top - outer.height / 2;
}

function currentTarget(targets: readonly HTMLElement[]): HTMLElement | undefined {
  const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  if (isEnd && scrollY > 0) {
    // The last parts can't reach the top. The one that a link led to is current, or else the last.
    const target = targets.find(({ id }) => id === location.hash.slice(1));
    return target && target.getBoundingClientRect().top > 0 ? target : targets.at(-1);
  }
  return targets.findLast((target) => target.getBoundingClientRect().top < line);
}
