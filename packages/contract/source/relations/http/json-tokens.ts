/** The place of a value in a JSON text: the names of members and the positions of elements that lead to it. */
export type JsonPath = readonly (string | number)[];

/** What is called for the tokens of a JSON text, in their order. */
export interface JsonVisitor {
  /** @param path Leads to the object. @param isRepeated Whether the object has had the name before. */
  name?(name: string, isRepeated: boolean, path: () => JsonPath): void;
  /** @param source The number as it is written. */
  number?(source: string, path: () => JsonPath): void;
  /** A name or a value. @param source The string as it is written, with its quotes. */
  string?(source: string): void;
}

/** An object or an array that is open. */
interface Frame {
  /** The names so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name of the current member, or the position of the current element. */
  at: string | number;
}

/** A number or a literal. */
const word = /[^\s{}[\],:"]+/y;

/**
 * Visits the tokens of a JSON text. `JSON.parse` can't replace it: it hides which names an object repeats, and how a number
 * is written.
 *
 * @param text A text that `JSON.parse` accepts.
 */
export function visitJson(text: string, visitor: JsonVisitor): void {
  const open: Frame[] = [];
  const pathTo = (frames: readonly Frame[]) => (): JsonPath => frames.map(({ at }) => at);
  let isName = false;
  let index = 0;
  while (index < text.length) {
    const character = text[index] ?? '';
    const frame = open.at(-1);
    let end = index + 1;
    if (character === '"') {
      end = endOfString(text, index + 1);
      const source = text.slice(index, end);
      visitor.string?.(source);
      if (isName && frame?.names) {
        const name = source.includes('\\') ? (JSON.parse(source) as string) : source.slice(1, -1);
        visitor.name?.(name, frame.names.has(name), pathTo(open.slice(0, -1)));
        frame.names.add(name);
        frame.at = name;
        isName = false;
      }
    } else if (character === '{' || character === '[') {
      isName = character === '{';
      open.push(isName ? { names: new Set(), at: '' } : { names: undefined, at: 0 });
    } else if (character === '}' || character === ']') {
      open.pop();
      isName = false;
    } else if (character === ',' && frame) {
      isName = frame.names !== undefined;
      if (typeof frame.at === 'number') frame.at += 1;
    } else if (/[-\w]/.test(character)) {
      word.lastIndex = index;
      const [source = character] = word.exec(text) ?? [];
      end = index + source.length;
      if (/[-\d]/.test(character)) visitor.number?.(source, pathTo(open));
    }
    index = end;
  }
}

/** The place after the quote that ends a string. @param start The place after the quote that starts it. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslash = quote;
    while (text[backslash - 1] === '\\') backslash -= 1;
    // Each pair of backslashes is one that is escaped.
    if ((quote - backslash) % 2 === 0) return quote + 1;
  }
  return text.length;
}
