/** Makes the links to the page in another language lead to the same place, with the same request. */
export function keepFragment(): void {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[hreflang]') : null;
    if (link && link.origin === location.origin && location.hash !== '') link.hash = location.hash;
  });
}
