import { BodyError } from './errors/body-error.ts';
import { operations } from './generated/operations.gen.ts';
import { valueOfPath } from './json.ts';
import type { Operation } from './operation.ts';
import type { OperationName } from './types.ts';

/**
 * The marker of the next page, for programs that load pages themselves, as with an infinite query of TanStack Query.
 *
 * @param operation The `operationId`, for example `listImages`.
 * @param page The body of a page.
 * @returns The value of the parameter that asks for the next page; undefined on the last page.
 * @throws {BodyError} if the page has no items, or a link to the next page without a marker.
 */
export function nextMarker(operation: OperationName, page: unknown): string | undefined {
  return markerOf(operations[operation], page);
}

/**
 * The items of a page.
 *
 * @throws {BodyError} if the body has no array of objects.
 */
export function itemsOf({ items: path }: Operation, body: unknown): readonly object[] {
  const items = arrayAt(body, path);
  const index = items.findIndex((item) => Object(item) !== item || Array.isArray(item));
  if (index >= 0) throw new BodyError(`The item at /${path.join('/')}/${index} is not an object.`);
  return items;
}

function arrayAt(body: unknown, path: readonly string[]): readonly object[] {
  const array = valueOfPath(body, path);
  if (!Array.isArray(array)) throw new BodyError(`The response body has no array at /${path.join('/')}.`);
  return array;
}

/**
 * The marker of the next page, from the link to it. The rest of the link is not used: a link to another host would send
 * the token there, and Glance's links keep only one value of a repeated parameter (docs/glance-findings.md).
 */
export function markerOf(operation: Operation, body: unknown): string | undefined {
  const { next, rel, key, marker } = operation;
  if (!next) return valueOfPath(itemsOf(operation, body).at(-1), key ?? []) as string | undefined;
  let link = valueOfPath(body, next);
  // A list must not end because its links are not understood, so whatever is there must be an array.
  if (rel && link) {
    const element = arrayAt(body, next).find((candidate) => valueOfPath(candidate, ['rel']) === rel);
    link = element && String(valueOfPath(element, ['href']));
  }
  if (link === undefined || link === null) return undefined;
  const found = new URLSearchParams(String(link).replace(/^[^?]*|#.*/g, '')).get(marker);
  if (!found) throw new BodyError(`The link to the next page has no ${marker}.`);
  return found;
}
