import { type ListDescriptor, withValueAt } from '@conoha-images/document';
import { formatQuery, type Listing, type Page, type QueryPairs } from '@conoha-images/listing';
import type { Item } from './data.ts';

const encoder = new TextEncoder();

/** Stand in the text of a body for what each page has of its own. No example holds this character. */
const [itemsHere, firstHere, nextHere] = ['\0items', '\0first', '\0next'];

/** Writes pages as JSON. The body around the items is written when the list is known, each item when first needed. */
export class PageWriter {
  readonly #listing: Listing<Item>;
  /** The text of a body, cut where its items and its links belong; each cut leaves the name of what does. */
  readonly #withNext: readonly string[];
  readonly #withoutNext: readonly string[];
  readonly #items: (Uint8Array | undefined)[] = [];

  /**
   * @param example A body, of which all is taken but the items and the links.
   */
  constructor({ items, page: { first, next } }: ListDescriptor, listing: Listing<Item>, example: unknown) {
    const put = (body: unknown, pointer: string | undefined, value: unknown): unknown =>
      pointer === undefined ? body : withValueAt(body, pointer, value);
    const last = put(put(put(example, items, itemsHere), first, firstHere), next, undefined);
    this.#listing = listing;
    this.#withoutNext = cut(last);
    this.#withNext = cut(put(last, next, nextHere));
  }

  /**
   * Writes a page.
   *
   * @param path The path of the request, with which its links begin.
   */
  write({ positions, first, next }: Page, path: string): Uint8Array {
    const items = positions.map((position) => this.#item(position));
    // The first has no comma before it.
    if (items[0]) items[0] = items[0].subarray(1);
    const cuts: Readonly<Record<string, string>> = {
      first: JSON.stringify(linkTo(path, first)),
      next: JSON.stringify(linkTo(path, next ?? first)),
    };
    const texts = (next ? this.#withNext : this.#withoutNext).map((text) => cuts[text] ?? text);
    const middle = texts.indexOf('items');
    const [before, after] = [texts.slice(0, middle).join(''), texts.slice(middle + 1).join('')];
    return joined([encoder.encode(`${before}[`), ...items, encoder.encode(`]${after}`)]);
  }

  /** An item, with a comma before it. */
  #item(position: number): Uint8Array {
    const known = this.#items[position];
    if (known) return known;
    const bytes = encoder.encode(`,${JSON.stringify(this.#listing.items[position])}`);
    this.#items[position] = bytes;
    return bytes;
  }
}

function cut(body: unknown): string[] {
  return JSON.stringify(body).split(/"\\u0000(items|first|next)"/);
}

function linkTo(path: string, query: QueryPairs): string {
  return query.length === 0 ? path : `${path}?${formatQuery(query)}`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
