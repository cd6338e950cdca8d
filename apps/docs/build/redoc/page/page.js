/**
 * The words of a text that Redoc composes, such as `Array of strings`. Empty lists, as for English, change nothing.
 */
globalThis.redocText = (text) =>
  typeof text === 'string'
    ? globalThis.redocPhrases.reduce((result, [from, to]) => result.replace(new RegExp(from, 'g'), to), text)
    : text;

// Redoc follows its own switch, and the reader's system until it is used. It would set the class only after its script has loaded.
const stored = (() => {
  try {
    return localStorage.getItem('redoc.colorMode');
  } catch {
    // Storage can be forbidden.
    return null;
  }
})();
const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.classList.add(dark ? 'dark' : 'light');

// The page in the other language opens at the same section, in whatever way the link is opened.
for (const type of ['pointerdown', 'focusin', 'click']) {
  addEventListener(
    type,
    ({ target }) => {
      const link = target instanceof Element && target.closest('a[hreflang]');
      if (link) link.hash = location.hash;
    },
    true,
  );
}

/** The links to the other pages of the site, for the side bar. */
globalThis.redocLinks = () => document.querySelector('header.site-links').innerHTML;
