import ts from 'typescript';

/**
 * Rewrites the comments of openapi-typescript for people who hover a name in their editor: first what it is, as plain
 * text instead of `@description`, then formats and examples.
 */
export function proseFirst(nodes: readonly ts.Node[]): void {
  const visit = (node: ts.Node): void => {
    const comments = ts.getSyntheticLeadingComments(node);
    if (comments) {
      const rewritten = comments.map((comment) => ({ ...comment, text: rewrite(comment.text) }));
      ts.setSyntheticLeadingComments(
        node,
        rewritten.filter(({ text }) => text !== ''),
      );
    }
    ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
}

/** A format of numbers. It says nothing about a number of JavaScript. */
const numeric = /^(u?int\d*|float|double|decimal)/;

/** The text between the slashes of a comment, rewritten. Empty if nothing is left of it. */
export function rewrite(comment: string): string {
  const lines = comment
    .replace(/^\* ?/, '')
    .split('\n')
    // openapi-typescript indents all lines of a text but its first.
    .map((line) => line.replace(/^ \* ?( {4})?/, '').trimEnd());
  const prose: string[] = [];
  const tags: string[] = [];
  let part = prose;
  for (const line of lines) {
    const [, format] = /^Format: (.*)$/.exec(line) ?? [];
    const [, tag, text = ''] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (format !== undefined && part === prose) {
      if (!numeric.test(format)) tags.push(`@format ${format}`);
    } else if (tag === 'description') {
      part.push('', text);
    } else if (tag === 'enum' || tag === 'constant') {
      // The type has the values.
      part = [];
    } else if (tag !== undefined) {
      part = tags;
      part.push(line);
    } else {
      part.push(line);
    }
  }
  const text = [prose, tags].map((part) => part.join('\n').trim()).filter(Boolean);
  const [first = '', ...rest] = text
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .split('\n');
  if (rest.length === 0) return first && `* ${first.trim()} `;
  return ['*', ...[first, ...rest].map((line) => ` * ${line}`.trimEnd()), ' '].join('\n');
}
