/** Makes the links to the page in another language lead to the same place, with the same request. */
export function keepFragment(): void {
  const keep = ({ target }: Event): void => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[hreflang]') : null;
    if (link && link.origin === location.origin && location.hash !== '') link.hash = location.hash;
  };
  // The second is a click that opens a tab.
  for (const type of ['click', 'auxclick']) document.addEventListener(type, keep);
}
