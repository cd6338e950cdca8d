import { suggestionFor } from '@conoha-images/document';
import type { QueryEntry } from '../calls/call.ts';
import type { ConsoleOperation } from './data.ts';

/** A parameter that the document does not have. */
export interface UnknownParameter {
  readonly name: string;
  /** The name of the document that is similar. */
  readonly suggestion?: string;
  /** Whether the list takes it for a filter on the property of that name. */
  readonly compared: boolean;
}

/**
 * Finds the parameters of a query that the operation does not name, without those that the list reads as a filter on a
 * property of the document.
 */
export function unknownParameters(
  query: readonly QueryEntry[],
  { parameters, list }: ConsoleOperation,
): UnknownParameter[] {
  const additional = list?.additional;
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const properties = additional?.names ?? [];
  const suffixes = ['', ...Object.keys(additional?.suffixes ?? {})];
  const known = new Set([...names, ...properties.flatMap((name) => suffixes.map((suffix) => name + suffix))]);
  const unknown = new Set(query.map(({ name }) => name).filter((name) => !known.has(name)));
  return [...unknown].map((name) => {
    const suggestion = suggestionFor(name, [...names, ...properties]);
    return { name, compared: additional !== undefined, ...(suggestion !== undefined && { suggestion }) };
  });
}
