import { html, raw } from 'hono/html';
import { Marked } from 'marked';

/** HTML, which a template does not escape again. */
export type Html = ReturnType<typeof html>;

export { html, raw };

const blocks = new Marked();

/** A Markdown text of the document as HTML. */
export function markdown(text: string): Html {
  return raw(blocks.parse(text, { async: false }));
}

/** A Markdown text of one line as HTML, without a paragraph around it. */
export function inlineMarkdown(text: string): Html {
  return raw(blocks.parseInline(text, { async: false }));
}
