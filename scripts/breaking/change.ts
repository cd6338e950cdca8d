import { isDeepStrictEqual } from 'node:util';

/**
 * How a change affects the programs that use the API. After a `breaking` one they can fail or find other images;
 * a `warning` is for the reviewer to judge; a `compatible` one affects none.
 */
export type Rating = 'breaking' | 'warning' | 'compatible';

/** One difference between the base document and the revised one. */
export interface Change {
  readonly rating: Rating;
  /** The place in the document, such as `GET /v2/images › parameter limit`. */
  readonly place: string;
  /** What changed, as a sentence in Markdown. */
  readonly message: string;
}

/** Says how a value changed. Undefined means that the document does not have it. */
export function difference(name: string, before: unknown, after: unknown): string {
  if (before === undefined) return `${name} was added: ${shown(after)}.`;
  if (after === undefined) return `${name} was removed; it was ${shown(before)}.`;
  return `${name} changed from ${shown(before)} to ${shown(after)}.`;
}

export const isEqual: (one: unknown, other: unknown) => boolean = isDeepStrictEqual;

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
