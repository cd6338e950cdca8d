import { Marked } from 'marked';
import { highlighted } from './highlight.ts';
import { type Html, raw } from './html.ts';

const marked = new Marked({
  renderer: {
    // As all other code of the page.
    code: ({ text, lang = 'text' }) => `<div class="code">${highlighted(text, lang)}</div>`,
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
