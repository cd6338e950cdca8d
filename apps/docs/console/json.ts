import { create } from './elements.ts';

/** Beyond this length, colors would make the page slow. */
const maximumLength = 300_000;

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

/** A JSON text, indented and with a class for each kind of value. Any other text stays as it is. */
export function formattedBody(body: string, mediaType: string): (Node | string)[] {
  if (!/\bjson\b/.test(mediaType)) return [body];
  const text = indented(body);
  if (text.length > maximumLength) return [text];
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    const length = string?.length ?? whole.length;
    nodes.push(text.slice(end, match.index));
    nodes.push(create('span', classOf(string, colon), text.slice(match.index, match.index + length)));
    end = match.index + length;
  }
  return [...nodes, text.slice(end)];
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function classOf(string: string | undefined, colon: string | undefined): string {
  if (string === undefined) return 'console-literal';
  return colon === undefined ? 'console-string' : 'console-key';
}
