/**
 * How a change affects the programs that use the API: `breaking` ones can fail, or work with other images than before;
 * a `warning` is for the reviewer to judge; `compatible` changes affect none.
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

/** Whether two JSON values are equal. Members of an object are compared in their order. */
export function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
