import { type Link, type ListDescriptor, member, valueAt } from '@conoha-images/document';
import { type Parameters, parametersOf } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import type { ReceivedResponse } from './messages.ts';

/** A page of the list. */
export interface ReadPage {
  readonly response: ReceivedResponse;
  readonly parameters: Parameters;
  readonly items: readonly Item[];
  /** The link to the next page; undefined if the page or the document has none. */
  readonly next: unknown;
  /** The link to the first page; undefined if the page or the document has none. */
  readonly first: unknown;
}

/** All pages of a list, in the order in which they were read. */
export interface Walk {
  readonly pages: readonly ReadPage[];
  readonly items: readonly Item[];
  /** Why reading was given up, in words; undefined if the list was read to its end. */
  readonly endless?: string;
}

/** The page in a response; undefined if the response has none. */
export function pageIn(response: ReceivedResponse, list: ListDescriptor): ReadPage | undefined {
  const items = valueAt(response.json, list.items);
  if (response.status !== 200 || !Array.isArray(items)) return undefined;
  const { next, first } = list.page;
  return {
    response,
    parameters: parametersOf(response.request.url),
    items,
    next: linkIn(response, next),
    first: linkIn(response, first),
  };
}

function linkIn({ json }: ReceivedResponse, link: Link | undefined): unknown {
  if (!link) return undefined;
  const value = valueAt(json, link.pointer);
  if (value === null && link.absence === 'null') return undefined;
  if (link.rel === undefined || !Array.isArray(value)) return value;
  return member(
    value.find((element) => member(element, 'rel') === link.rel),
    'href',
  );
}

/** The responses of some pages. */
export function responsesOf(pages: readonly ReadPage[]): ReceivedResponse[] {
  return pages.map(({ response }) => response);
}

/** The first response of each walk: together they show how two walks differ. */
export function firstResponses(...walks: readonly Walk[]): ReceivedResponse[] {
  return walks.flatMap(({ pages }) => responsesOf(pages.slice(0, 1)));
}
