import { type Link, type ListDescriptor, type PageRule, withValueAt } from '@conoha-images/document';
import { formatQuery, type Listing, type PagePositions, type QueryPairs } from '@conoha-images/listing';
import type { Item } from '../data/data.ts';
import { withLink } from '../data/page-body.ts';

const encoder = new TextEncoder();

/** Placeholders in the text of a body for the items and the links. No example contains their first character. */
const [itemsPlaceholder, firstPlaceholder, nextPlaceholder] = ['\0items', '\0first', '\0next'];

/** Where the links of a page lead: the origin and the path of the request. */
export interface PageAddress {
  readonly origin: string;
  readonly path: string;
}

/** Writes pages as JSON. The text around the items is written once, and each item when it is first needed. */
export class PageWriter {
  readonly #listing: Listing<Item>;
  readonly #page: PageRule;
  /** The texts before and after the items, in parts; the names of the links stand in for them. */
  readonly #withNext: readonly (readonly string[])[];
  readonly #withoutNext: readonly (readonly string[])[];
  readonly #items: (Uint8Array | undefined)[] = [];

  /** @param body A body. Its items and links are replaced; the rest is in every page. */
  constructor({ items, page }: ListDescriptor, listing: Listing<Item>, body: unknown) {
    const { first, next } = page;
    const last = withLink(
      withLink(withValueAt(body, items, itemsPlaceholder), first, firstPlaceholder),
      next,
      undefined,
    );
    this.#listing = listing;
    this.#page = page;
    this.#withoutNext = split(last);
    this.#withNext = split(withLink(last, next, nextPlaceholder));
  }

  /** Writes a page, in parts. */
  write({ positions, first, next }: PagePositions, address: PageAddress): Uint8Array[] {
    const links = {
      first: linkTo(address, first, this.#page.first),
      next: linkTo(address, next ?? first, this.#page.next),
    };
    const [before, after] = (next ? this.#withNext : this.#withoutNext).map((texts) => written(texts, links));
    const parts = [before as Uint8Array];
    for (const position of positions) parts.push(this.#item(position));
    // There is no comma before the first item.
    if (positions.length > 0) parts[1] = (parts[1] as Uint8Array).subarray(1);
    parts.push(after as Uint8Array);
    return parts;
  }

  /** The text of an item, with a comma before it. */
  #item(position: number): Uint8Array {
    const known = this.#items[position];
    if (known) return known;
    const bytes = encoder.encode(`,${JSON.stringify(this.#listing.items[position])}`);
    this.#items[position] = bytes;
    return bytes;
  }
}

function split(body: unknown): string[][] {
  const [before, after] = JSON.stringify(body).split(JSON.stringify(itemsPlaceholder));
  return [`${before}[`, `]${after}`].map((text) => text.split(/"\\u0000(first|next)"/));
}

function written(texts: readonly string[], links: Readonly<Record<string, string>>): Uint8Array {
  // Every second text is the name of a link.
  const whole = texts.map((text, index) => (index % 2 === 1 ? JSON.stringify(links[text]) : text)).join('');
  return encoder.encode(whole);
}

function linkTo({ origin, path }: PageAddress, query: QueryPairs, link: Link | undefined): string {
  const url = link?.absolute ? origin + path : path;
  return query.length === 0 ? url : `${url}?${formatQuery(query)}`;
}
