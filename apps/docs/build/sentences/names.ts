import { formatPointer, type Pointer, parsePointer } from '@conoha-images/document';

/** A name or value as code in Markdown. */
export function code(text: string | number | boolean): string {
  return `\`${text}\``;
}

/** Several of them. */
export function codes(texts: readonly (string | number | boolean)[], separator: string): string {
  return texts.map(code).join(separator);
}

/** A pointer as a reader writes it: `/images` is `images`, and `/shelf/books` is `shelf.books`. */
export function nameOf(pointer: Pointer): string {
  return parsePointer(pointer).join('.') || formatPointer([]);
}

/** Up to this many examples of sort terms are joined in a sentence. */
const exampleTerms = 2;

/** A value of the parameter that takes sort terms, made of its first sort keys. */
export function exampleOrder(keys: readonly { readonly name: string }[]): string {
  return keys
    .slice(0, exampleTerms)
    .map(({ name }, index) => `${name}:${index === 0 ? 'asc' : 'desc'}`)
    .join(',');
}
