import { type Description, isObject, tokenPlace } from '@conoha-images/document';
import { cutText } from './cut-text.ts';
import type { MockRequest } from './http/messages.ts';

/** Names of headers whose values authenticate the caller, in whole or in part. */
const secretName = /auth|token|secret|password|cookie|api-?key|credential|signature/;

/** Shorter values are not searched for in other texts: they may be there by chance. */
const minimumLength = 6;

/** What stands for a secret. */
export const removed = '(removed)';

/** The secrets of a request, which are removed from what the mock shows of it. */
export class Secrets {
  readonly #headers: readonly (readonly [name: string, value: string, isSecret: boolean])[];
  readonly #values: readonly string[];

  /** @param tokenHeaders The names, in lower case, of the headers in which the document's requests carry their tokens. */
  constructor(request: MockRequest, tokenHeaders: ReadonlySet<string>) {
    this.#headers = Array.from(request.headers(), ([name, value]) => [
      name,
      value,
      tokenHeaders.has(name) || secretName.test(name),
    ]);
    this.#values = this.#headers.flatMap(([, value, isSecret]) => (isSecret ? partsOf(value) : []));
  }

  /** A text with its secrets replaced, also if they are percent-encoded, once or twice. */
  removeFrom(text: string): string {
    return this.#values.reduce((rest, value) => {
      const plain = rest.includes(value) ? rest.replaceAll(value, removed) : rest;
      // The search for escapes takes longer, and most texts have none. In a query, + is an escaped space.
      const mayHaveEscapes = plain.includes('%') || (value.includes('+') && plain.includes(' '));
      return mayHaveEscapes ? plain.replaceAll(escapedPattern(value), removed) : plain;
    }, text);
  }

  /** A JSON value with the secrets in its texts and names replaced. */
  removeFromValue<T>(value: T): T {
    return this.#values.length === 0 ? value : (this.#removedFrom(value) as T);
  }

  #removedFrom(value: unknown): unknown {
    if (typeof value === 'string') return this.removeFrom(value);
    if (Array.isArray(value)) return value.map((element) => this.#removedFrom(element));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, content]) => [this.removeFrom(name), this.#removedFrom(content)]),
    );
  }

  /** The headers of the request, with their secrets replaced. */
  headers(maximumLength: number): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.#headers.map(([name, value, isSecret]) => [
        name,
        isSecret ? removed : cutText(this.removeFrom(value), maximumLength),
      ]),
    );
  }
}

/** The parts of a header's value that are secret, such as what follows `Bearer`, the longest first. */
function partsOf(value: string): string[] {
  const parts = [value, ...value.split(/[\s;,]+/)].filter((part) => part.length >= minimumLength);
  return [...new Set(parts)].sort((a, b) => b.length - a.length);
}

/** Matches a secret of which any characters are percent-encoded, once or twice, with digits of either case. */
function escapedPattern(value: string): RegExp {
  const characters = Array.from(value, (character) => {
    // A character of a header is a byte.
    const digits = character.charCodeAt(0).toString(16).padStart(2, '0');
    const encoded = digits.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    const plain = character.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return `(?:${plain}${character === '+' ? '| ' : ''}|%(?:25)?${encoded})`;
  });
  return new RegExp(characters.join(''), 'g');
}

/** The names of the headers in which the requests of a document's lists carry their tokens. */
export function tokenHeadersOf({ document, lists }: Description): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => tokenPlace(document, list)?.header ?? []));
}
