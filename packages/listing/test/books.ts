import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ListDescriptor, readLists } from '@conoha-images/document';
import { parse } from 'yaml';

const file = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));
const [list] = readLists(parse(readFileSync(file, 'utf8'))).lists;

/** What the invented list of books does. */
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

/** A book, of which only what matters is said. */
export function book(isbn: string, rest: Partial<Book> = {}): Book {
  return { isbn, title: '', genre: 'novel', published: '2020-01-01T00:00:00Z', subjects: [], lent: false, ...rest };
}
