import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ListDescriptor, readLists } from '@conoha-images/document';
import { parse } from 'yaml';
import type { Listing, QueryPairs } from '../source/index.ts';

const file = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));
const [list] = readLists(parse(readFileSync(file, 'utf8'))).lists;

/** The descriptor of the invented list of books. */
export const listBooks = list as ListDescriptor;

export interface Book {
  readonly isbn: string;
  readonly title: string;
  readonly genre: string;
  readonly pages?: number | null | undefined;
  readonly published: string;
  readonly subjects: readonly string[];
  readonly lent: boolean;
}

/** A book with the properties that matter in a test. */
export function book(isbn: string, rest: Partial<Book> = {}): Book {
  return { isbn, title: '', genre: 'novel', published: '2020-01-01T00:00:00Z', subjects: [], lent: false, ...rest };
}

/** The keys of the books in the page of a query. */
export function keys<Item extends { isbn: string }>(listing: Listing<Item>, query: QueryPairs): (string | undefined)[] {
  return listing.page(query).positions.map((position) => listing.items[position]?.isbn);
}

/** The keys of the books in all pages from that of a query on. */
export function walk(listing: Listing<Book>, query: QueryPairs): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (let next: QueryPairs | undefined = query; next; next = listing.page(next).next) {
    found.push(...keys(listing, next));
    if (found.length > listing.items.length) throw new Error('The pages have more items than the list.');
  }
  return found;
}
