/** Keeps the fragment of the URL when a reader changes the language. The ids of a page are the same in all languages. */
export function languageLinks(page: Document): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a.language')) {
    // The second is a click that opens a tab.
    for (const type of ['click', 'auxclick']) {
      link.addEventListener(type, () => {
        link.hash = location.hash;
      });
    }
  }
}
