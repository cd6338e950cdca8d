import type {
  Code,
  Heading,
  InlineCode,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Part of a line: a text is text, whatever characters it has. */
export type Inline = string | PhrasingContent;

/** @param depth From 1. Markdown has no depth above 6, so larger numbers count as 6. */
export function heading(depth: number, ...children: readonly Inline[]): Heading {
  return { type: 'heading', depth: Math.min(depth, 6) as Heading['depth'], children: inlines(children) };
}

/** A paragraph. */
export function paragraph(...children: readonly Inline[]): Paragraph {
  return { type: 'paragraph', children: inlines(children) };
}

/** A value as code. One with line breaks, which code in a line can't have, is written as in JSON. */
export function code(value: string): InlineCode {
  return { type: 'inlineCode', value: /[\r\n]/.test(value) ? JSON.stringify(value) : value };
}

/** A link whose children are its text. */
export function link(url: string, ...children: readonly Inline[]): Link {
  return { type: 'link', url, children: inlines(children) as Link['children'] };
}

/** A block of code. @param language As a fence names it, such as `json`. */
export function block(language: string, value: string): Code {
  return { type: 'code', lang: language, value: value.trimEnd() };
}

/** @param items The blocks of each item. An item of several blocks stands apart from the next. */
export function list(...items: readonly (readonly RootContent[])[]): List {
  const spread = items.some(({ length }) => length > 1);
  return {
    type: 'list',
    ordered: false,
    spread,
    children: items.map((children) => ({ type: 'listItem', spread, children: children as ListItem['children'] })),
  };
}

/** @param rows The cells of each row. The first row has the names of the columns. */
export function table(...rows: readonly (readonly (readonly Inline[])[])[]): Table {
  return {
    type: 'table',
    children: rows.map(
      (cells): TableRow => ({
        type: 'tableRow',
        children: cells.map((cell) => ({ type: 'tableCell', children: inlines(cell) })),
      }),
    ),
  };
}

/** The blocks of a Markdown text. Its highest heading gets the depth. */
export function blocks(markdown: string, depth: number): RootContent[] {
  const { children } = parsed(markdown);
  const highest = Math.min(...children.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])));
  return children.map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.min(node.depth - highest + depth, 6) as Heading['depth'] } : node,
  );
}

/** A Markdown text of one paragraph, without the paragraph. */
export function inline(markdown: string): PhrasingContent[] {
  return parsed(markdown).children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));
}

function parsed(markdown: string) {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function inlines(children: readonly Inline[]): PhrasingContent[] {
  return children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child));
}
