import { elements, type Link, member, valueAt } from '@conoha-images/document';
import type { QueryEntry } from '../calls/call.ts';
import { parseQuery } from '../calls/query.ts';

/** The query of a link in a body. Undefined if the body has no such link. */
export function linkedQuery(body: unknown, link: Link | undefined): QueryEntry[] | undefined {
  if (!link) return undefined;
  const value = valueAt(body, link.pointer);
  const url =
    link.rel === undefined
      ? value
      : member(
          elements(value).find((other) => member(other, 'rel') === link.rel),
          'href',
        );
  if (typeof url !== 'string') return undefined;
  return parseQuery(url.split('#')[0]?.split('?').slice(1).join('?') ?? '');
}
