/** Opens everything that is folded while the page is printed, for browsers whose style sheet can't. */
export function printedWhole(view: Window): void {
  let opened: HTMLDetailsElement[] = [];
  view.addEventListener('beforeprint', () => {
    opened = [...view.document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of opened) details.open = true;
  });
  view.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
