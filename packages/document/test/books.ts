import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const booksFile: string = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));

// biome-ignore lint/suspicious/noExplicitAny: tests change it in ways that no type of a document would allow.
export type Document = any;

export const originalBooks: Document = parse(readFileSync(booksFile, 'utf8'));

/** The document of the books API, after a change. */
export function books(change: (document: Document) => void = () => {}): Document {
  const document = structuredClone(originalBooks);
  change(document);
  return document;
}

/** The list operation of the books API. */
export function listOf(document: Document): Document {
  return document.paths['/books'].get;
}

/** A parameter of the list operation. */
export function parameterOf(document: Document, name: string): Document {
  return listOf(document).parameters.find((parameter: { name: string }) => parameter.name === name);
}

/** The example of a page. */
export function exampleOf(document: Document): Document {
  return listOf(document).responses['200'].content['application/json'].examples.one.value;
}
