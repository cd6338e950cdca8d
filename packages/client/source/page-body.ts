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
  const items = valueOfPath(body, path);
  const pointer = `/${path.join('/')}`;
  if (!Array.isArray(items)) throw new BodyError(`The response body has no array at ${pointer}.`);
  const index = items.findIndex((item) => Object(item) !== item || Array.isArray(item));
  if (index >= 0) throw new BodyError(`The item at ${pointer}/${index} is not an object.`);
  return items;
}

/**
 * The marker of the next page, from the link to it. The rest of the link is not used: a link to another host would send
 * the token there, and Glance's links keep only one value of a repeated parameter (docs/glance-findings.md).
 */
export function markerOf(operation: Operation, body: unknown): string | undefined {
  const { next, rel, key, marker } = operation;
  if (!next) return valueOfPath(itemsOf(operation, body).at(-1), key ?? []) as string | undefined;
  let link = valueOfPath(body, next);
  if (rel && link) {
    if (!Array.isArray(link)) throw new BodyError(`The response body has no array at /${next.join('/')}.`);
    const found = link.find((element) => element?.rel === rel);
    link = found && String(found.href);
  }
  if (link === undefined || link === null) return undefined;
  const found = new URLSearchParams(String(link).replace(/^[^?]*|#.*/g, '')).get(marker);
  if (!found) throw new BodyError(`The link to the next page has no ${marker}.`);
  return found;
}
