import { entriesOf, nodeAt } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import type { Mock } from '../source/index.ts';

/** The URL of the document's first server. */
export const serverUrl: string = document.servers.map(({ url }) => url)[0] ?? '';

const examplesPath = ['paths', listImages.path, 'get', 'responses', '200', 'content', 'application/json', 'examples'];

interface ImageList {
  readonly images: readonly unknown[];
}

/** The document's examples of a page of images, by name. */
export const pageExamples = entriesOf(nodeAt(document, ...examplesPath)).map(
  ([name]) => [name, nodeAt(document, ...examplesPath, name, 'value') as ImageList] as const,
);

// The mock makes these two of the ID.
const { self, file, ...exampleImage } = document.components.examples.reference.value.images[0] ?? {};

/** The document's image, with the given number in its ID. */
export function image(number: number, properties: object = {}): Record<string, unknown> {
  return {
    ...exampleImage,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    name: `image-${number}`,
    ...properties,
  };
}

export function images(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => image(index + 1));
}

/** A mock's response to a list request. The page has the default size if the query has no limit. */
export function list(mock: Mock, query = '', headers: Record<string, string> = {}): Promise<Response> {
  return mock.fetch(`${serverUrl}/v2/images${query}`, {
    headers: { Accept: 'application/json', 'X-Auth-Token': 'any', ...headers },
  });
}

/** The numbers of the images in a page. */
export async function numbersIn(response: Response): Promise<number[]> {
  const body = (await response.json()) as { images: { id: string }[] };
  return body.images.map(({ id }) => Number(id.slice(-12)));
}

/** The numbers of all images that a query finds, on one page. */
export async function numbersOf(
  mock: Mock,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<number[]> {
  const parameters = new URLSearchParams({ limit: String(listImages.page.maximum), ...query });
  return numbersIn(await list(mock, `?${parameters}`, headers));
}
