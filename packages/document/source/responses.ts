import { namedExamples } from './examples.ts';
import { entriesOf, member } from './json.ts';
import type { ListDescriptor } from './lists/descriptor.ts';
import { nodeAt, resolveReference } from './reference.ts';

/** What a document says about the response with a certain status. */
export interface DocumentedResponse {
  /** The headers that have an example, with that example. Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first example of a body, as it is sent, and its media type. Undefined if the response has no example. */
  readonly example: { readonly mediaType: string; readonly body: string } | undefined;
}

/** What a document says about a list's response with this status, such as `401`. */
export function documentedResponse(document: object, list: ListDescriptor, status: string): DocumentedResponse {
  const response = nodeAt(document, 'paths', list.path, 'get', 'responses', status);
  const content = entriesOf(nodeAt(document, 'paths', list.path, 'get', 'responses', status, 'content'));
  const [example] = content.flatMap(([mediaType, media]) => {
    const value = namedExamples(document, media)[0] ?? member(media, 'example');
    if (value === undefined) return [];
    return [{ mediaType, body: typeof value === 'string' && !/json$/.test(mediaType) ? value : JSON.stringify(value) }];
  });
  return { headers: exampleHeaders(document, response), example };
}

function exampleHeaders(document: object, response: unknown): Record<string, string> {
  return Object.fromEntries(
    entriesOf(resolveReference(document, member(response, 'headers'))).flatMap(([name, header]) => {
      const example = member(resolveReference(document, header), 'example');
      return typeof example === 'string' ? [[name.toLowerCase(), headerValue(example)]] : [];
    }),
  );
}

/** A header holds characters of Latin-1 without line breaks (RFC 9110, section 5.5). Others are percent-encoded. */
function headerValue(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\xa0-\xff]/gu, encodeURIComponent);
}
