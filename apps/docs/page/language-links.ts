/** Keeps the fragment of the URL when a reader changes the language. The ids of a page are the same in all languages. */
export function languageLinks(page: Document): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a.language')) {
    link.addEventListener('click', () => {
      link.hash = location.hash;
    });
  }
}
