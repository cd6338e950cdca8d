import type { Listing, Page } from '@conoha-images/listing';
import { formatQuery, type Query } from '@conoha-images/listing';
import type { ListDescriptor } from '@conoha-images/vocabulary';
import { type Item, withValueAt } from './data.ts';

const encoder = new TextEncoder();
/** Stands for the items while the rest of a body is written. No link has this character unescaped. */
const placeholder = '\0';
const [comma, open, close] = [encoder.encode(','), encoder.encode('['), encoder.encode(']')] as const;

/** Writes pages as JSON. An item is written once, when it is first needed. */
export class PageWriter {
  readonly #list: ListDescriptor;
  readonly #listing: Listing<Item>;
  readonly #envelope: unknown;
  readonly #written: (Uint8Array | undefined)[] = [];

  /** @param example A body, of which all is taken but the items and the links. */
  constructor(list: ListDescriptor, listing: Listing<Item>, example: unknown) {
    this.#list = list;
    this.#listing = listing;
    const { next, first } = list.page;
    const emptied = [next, first].reduce<unknown>(
      (body, pointer) => (pointer === undefined ? body : withValueAt(body, pointer, undefined)),
      example,
    );
    this.#envelope = withValueAt(emptied, list.items, placeholder);
  }

  /** @param path The path of the request, with which its links begin. */
  write({ positions, first, next }: Page, path: string): Uint8Array {
    const links = [
      [this.#list.page.first, first],
      [this.#list.page.next, next],
    ] as const;
    const body = links.reduce<unknown>(
      (envelope, [pointer, query]) =>
        pointer === undefined || query === undefined ? envelope : withValueAt(envelope, pointer, linkTo(path, query)),
      this.#envelope,
    );
    const [before = '', after = ''] = JSON.stringify(body).split(JSON.stringify(placeholder));
    const items = positions.flatMap((position, index) =>
      index === 0 ? this.#item(position) : [comma, this.#item(position)],
    );
    return joined([encoder.encode(before), open, ...items, close, encoder.encode(after)]);
  }

  #item(position: number): Uint8Array {
    const known = this.#written[position];
    if (known) return known;
    const written = encoder.encode(JSON.stringify(this.#listing.items[position]));
    this.#written[position] = written;
    return written;
  }
}

function linkTo(path: string, query: Query): string {
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
