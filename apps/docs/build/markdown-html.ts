import { Marked } from 'marked';
import { highlighted } from './highlight.ts';
import { type Html, html, raw } from './html.ts';

const marked = new Marked({
  renderer: {
    // As all other code of the page.
    code: ({ text, lang = 'text' }) => `<div class="code">${highlighted(text, lang)}</div>`,
    // A document is text: what looks like an element, such as a placeholder in angle brackets, is shown.
    html: ({ text }) => String(html`${text}`),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return isAddress(href) ? `<a href="${html`${href}`}">${text}</a>` : text;
    },
  },
});

/** A Markdown text of the document as HTML. */
export function markdown(text: string): Html {
  return raw(marked.parse(text, { async: false }));
}

/** A Markdown text of one line as HTML, without a paragraph around it. */
export function inlineMarkdown(text: string): Html {
  return raw(marked.parseInline(text, { async: false }));
}

/** Whether a link leads to a page, and not to a script. */
function isAddress(link: string): boolean {
  return /^https?:$/.test(URL.parse(link, 'https://localhost/')?.protocol ?? '');
}
