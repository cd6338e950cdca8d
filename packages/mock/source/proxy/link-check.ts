import {
  elements,
  excerpt,
  type Link,
  type ListDescriptor,
  member,
  parsePointer,
  valueAt,
} from '@conoha-images/document';
import { formatQuery, type QueryPairs } from '@conoha-images/listing';
import type { LocatedViolation } from '../http/violations-header.ts';
import type { ReceivedPage } from './page-check.ts';

/**
 * What is wrong with the links of a page: they must lead to the path of the request, with its query and the right marker.
 *
 * A full page may lack a next link, and a page that is not full may have one that leads to an empty page.
 *
 * @param url The URL of the request at the upstream.
 * @param readQuery Reads the query of a link.
 */
export function checkLinks(
  { items: root, key, page }: ListDescriptor,
  { query, items, body }: ReceivedPage,
  url: URL,
  readQuery: (link: string) => QueryPairs,
): LocatedViolation[] {
  const first = query.filter(([name]) => name !== page.marker);
  const last = items.at(-1);
  const check = (place: Link | undefined, expected: QueryPairs): LocatedViolation[] => {
    const link = linkIn(body, place);
    if (!place || link === undefined || link === null) return [];
    const problem = problemOf(link, expected, url, readQuery);
    return problem === undefined ? [] : [violation(place.pointer, problem)];
  };
  return [
    ...check(page.first, first),
    ...(last === undefined
      ? absent(page.next, body, root)
      : check(page.next, [...first, [page.marker, String(valueAt(last, key))]])),
  ];
}

/** An empty page has no last item from which a next page could start. */
function absent(place: Link | undefined, body: unknown, root: string): LocatedViolation[] {
  const link = linkIn(body, place);
  if (!place || link === undefined || link === null) return [];
  return [violation(place.pointer, `must be left out if ${root} is empty; given: ${excerpt(link)}`)];
}

/** The link at a place in a body, which may be in an array of links; undefined if there is none. */
export function linkIn(body: unknown, place: Link | undefined): unknown {
  if (!place) return undefined;
  const value = valueAt(body, place.pointer);
  if (place.rel === undefined) return value;
  return member(
    elements(value).find((link) => member(link, 'rel') === place.rel),
    'href',
  );
}

/** What is wrong with a link, in words that follow its pointer. */
function problemOf(
  link: unknown,
  expected: QueryPairs,
  url: URL,
  readQuery: (link: string) => QueryPairs,
): string | undefined {
  if (typeof link !== 'string' || !URL.canParse(link, url.href)) return `must be a link; given: ${excerpt(link)}`;
  const { origin, pathname } = new URL(link, url);
  // A proxy in front of the service may remove the start of the path.
  if (origin !== url.origin || !url.pathname.endsWith(pathname)) {
    return `must lead to ${url.pathname} of the same server; given: ${excerpt(link)}`;
  }
  let query: QueryPairs;
  try {
    query = readQuery(link);
  } catch {
    return `must have a query in UTF-8; given: ${excerpt(link)}`;
  }
  const [expectedQuery, linkQuery] = [formatQuery(sorted(expected)), formatQuery(sorted(query))];
  return expectedQuery === linkQuery
    ? undefined
    : `must have the query ${excerpt(expectedQuery)}; given: ${excerpt(linkQuery)}`;
}

/** Only the order of parameters with the same name has a meaning. */
function sorted(query: QueryPairs): QueryPairs {
  return query.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function violation(pointer: string, problem: string): LocatedViolation {
  return { location: ['response', 'body', ...parsePointer(pointer)], message: `${pointer} ${problem}.` };
}
