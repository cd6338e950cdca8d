import { contradictions, excerpt, type ListDescriptor, parsePointer, valueAt } from '@conoha-images/document';
import { Listing, type QueryPairs } from '@conoha-images/listing';
import type { LocatedViolation } from '../http/violations-header.ts';

/** A page as it came from an upstream, whose body satisfies its schema. */
export interface ReceivedPage {
  /** The parameters of the request, which the list accepts. */
  readonly query: QueryPairs;
  readonly items: readonly unknown[];
  readonly body: unknown;
}

/** No parameter of a query has this name, because it is half of a character. */
const noParameter = '\ud800';

/**
 * What is wrong with the items of a page: their number, their keys, their order, items that the filters exclude, or items
 * that break an invariant.
 *
 * A list of only the items of the page must have this page. Whether items are missing, one page can't show.
 */
export function checkPage(list: ListDescriptor, { query, items }: ReceivedPage): LocatedViolation[] {
  const repeated = repeatedKeys(list, items);
  if (repeated.length > 0) return repeated;
  // The marker may be an item that the page does not have.
  const unmarked = withoutFirst(query, list.page.marker);
  return [
    ...contradictions(list, items).map(({ path, message }) => ({ location: locationOf(path), message })),
    ...checkNumber(list, unmarked, items),
    ...checkFiltersAndOrder(list, withoutFirst(unmarked, list.page.limit), items),
  ];
}

/** As in a list's own reading of a query: the first of several counts, and the others are filters. */
function withoutFirst(query: QueryPairs, name: string): QueryPairs {
  const index = query.findIndex(([other]) => other === name);
  return query.filter((_, position) => position !== index);
}

function repeatedKeys({ items: root, key }: ListDescriptor, items: readonly unknown[]): LocatedViolation[] {
  const indexes = new Map<unknown, number>();
  return items.flatMap((item, index) => {
    const value = valueAt(item, key);
    const first = indexes.get(value);
    if (first === undefined) indexes.set(value, index);
    if (first === undefined) return [];
    const path = `${root}/${index}${key}`;
    const message = `${path} must be unique; given: ${excerpt(value)}, as in ${root}/${first}.`;
    return [{ location: locationOf(path), message }];
  });
}

function checkNumber(list: ListDescriptor, query: QueryPairs, items: readonly unknown[]): LocatedViolation[] {
  // A list without filters and order has as many of the items as the limit allows.
  const { operationId, path, items: root, key, page } = list;
  const bare = { operationId, path, items: root, key, page, filters: [], others: [] };
  const limits = query.filter(([name]) => name === page.limit).slice(0, 1);
  const { positions } = new Listing(bare, items).page(limits);
  if (positions.length === items.length) return [];
  const message = `${root} must have at most ${positions.length} items; given: ${items.length}.`;
  return [{ location: locationOf(root), message }];
}

function checkFiltersAndOrder(list: ListDescriptor, query: QueryPairs, items: readonly unknown[]): LocatedViolation[] {
  // No limit and no marker, so that all items are on one page. A second limit or marker is a filter.
  const listing = new Listing({ ...list, page: { limit: noParameter, marker: noParameter } }, items);
  const { positions } = listing.page(query);
  const found = new Set(positions);
  const causes = [...new Set(query.map(([name]) => name))].map((name) => {
    const parameters = query.filter(([other]) => other === name);
    return { parameters, found: new Set(acceptedPositions(listing, parameters)) };
  });
  const excluded = [...items.keys()].filter((index) => !found.has(index));
  return [
    ...excluded.map((index) => {
      const path = `${list.items}/${index}`;
      const cause = causes.find((candidate) => !candidate.found.has(index));
      const words = cause?.parameters.map(([name, value]) => `${name}=${excerpt(value)}`).join(' and ');
      return { location: locationOf(path), message: `${path} must satisfy ${words ?? 'the filters of the request'}.` };
    }),
    ...checkOrder(list, positions),
  ];
}

/** The positions that some of the parameters of a query find. All, if they are invalid without the others. */
function acceptedPositions(listing: Listing<unknown>, parameters: QueryPairs): Iterable<number> {
  try {
    return listing.page(parameters).positions;
  } catch {
    return listing.items.keys();
  }
}

/** The first two items that are not in order. */
function checkOrder({ items: root }: ListDescriptor, positions: readonly number[]): LocatedViolation[] {
  const index = positions.findIndex((position, place) => position < (positions[place - 1] ?? -1));
  if (index < 0) return [];
  const message = `${root}/${positions[index - 1]} must precede ${root}/${positions[index]} in the order of the request.`;
  return [{ location: locationOf(root), message }];
}

/** The location of a value in the body, as Prism gives it. */
function locationOf(pointer: string): string[] {
  return ['response', 'body', ...parsePointer(pointer)];
}
