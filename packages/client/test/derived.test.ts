import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Description, type ListDescriptor, readLists } from '@conoha-images/document';
import { describeDocument } from '@conoha-images/document/node';
import { Mock, readDescription } from '@conoha-images/mock';
import document from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { minifySync, transformSync } from 'rolldown/utils';
import { expect, test } from 'vitest';
import type { Document } from '../generate/document.ts';
import { endpointOf, keystoneUrlOf, serverUrlsOf } from '../generate/endpoint.ts';
import { operationOf } from '../generate/operations.ts';
import { endpoint, operations } from '../source/generated/operations.gen.ts';
import { clientOptions } from '../source/image-client.ts';
import { createImageClient } from '../source/index.ts';
import { createList } from '../source/list.ts';
import type { Operation } from '../source/operation.ts';
import { markerOf } from '../source/page-body.ts';
import { type Client, createTransport, type ListPaths } from '../source/transport.ts';
import { serverUrl } from './service.ts';

const booksFile = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));

test('a client has a method for each list of the document', () => {
  const names = readLists(document).lists.map(({ operationId }) => operationId);
  expect(Object.keys(createImageClient({ token: 'token' }))).toEqual(names);
});

// No line of the client knows this document, so any other list works as well.
test('a list of another document is iterated, sorted and filtered as that document says', async () => {
  const description = await readDescription(booksFile);
  const [list] = description.lists;
  if (!list) throw new Error('The document has no list.');
  const operation = operationOf(description.document as Document, list);
  const books = Array.from({ length: 12 }, (_, index) => ({
    isbn: String(9784000000000 + index),
    title: `Volume ${index % 3}`,
    genre: index % 2 ? 'novel' : 'essay',
    pages: index,
    published: `2021-04-${index + 10}T00:00:00Z`,
    subjects: ['history'],
    lent: false,
  }));
  const mock = new Mock({ description, data: { shelf: { books } } });
  const listBooks = createList(list.operationId as 'listImages', operation, transport('https://library.example'), {
    token: 'token',
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set('X-Card', '17');
      return mock.fetch(request);
    },
  }) as unknown as (query: object) => AsyncIterable<{ isbn: string }> & Promise<{ marker: string }>;
  const isbns = async (query: object): Promise<string> => {
    const found: string[] = [];
    for await (const { isbn } of listBooks(query)) found.push(isbn.slice(-2));
    return found.join(' ');
  };
  expect(await isbns({ count: 5, order: ['title:desc', 'pages'] })).toBe('02 05 08 11 01 04 07 10 00 03 06 09');
  expect(await isbns({ genre: 'novel', min_pages: 6, published: { lt: new Date('2021-04-20T00:00:00Z') } })).toBe(
    '09 07',
  );
  expect((await listBooks({ count: 2 })).marker).toBe('9784000000003');
  await expect(listBooks({ genre: 'poem' })).rejects.toThrow(
    'genre must be one of novel, essay, any. Received "poem".',
  );
  await expect(listBooks({ limit: 1 })).rejects.toThrow('limit is unknown. Parameters: count, after, ');
});

test('a list with an offset and its next link in an array is walked, and only its first page skips items', async () => {
  const description = linkedBooks(await readDescription(booksFile));
  const [list] = description.lists;
  if (!list) throw new Error('The document has no list.');
  const operation = operationOf(description.document as Document, list);
  const books = Array.from({ length: 9 }, (_, index) => ({
    isbn: String(index),
    title: '',
    genre: 'novel',
    published: '2021-04-10T00:00:00Z',
    subjects: [],
    lent: false,
  }));
  const { fetch } = new Mock({ description, data: { shelf: { books } } });
  const queries: string[] = [];
  const listBooks = createList(list.operationId as 'listImages', operation, transport('https://library.example'), {
    token: 'token',
    fetch: (input, init) => {
      const request = new Request(input, init);
      queries.push(new URL(request.url).search);
      request.headers.set('X-Card', '17');
      return fetch(request);
    },
  }) as unknown as (query: object) => { toArray(options: object): Promise<{ isbn: string }[]> };
  const found = await listBooks({ count: 3, skip: 2, after: '1' }).toArray({ maxItems: 99 });
  expect(found.map(({ isbn }) => isbn).join('')).toBe('45678');
  expect(queries).toEqual(['?count=3&skip=2&after=1', '?count=3&after=6']);
});

test.each([
  [undefined, undefined],
  [null, undefined],
  [[], undefined],
  [[{ rel: 'first', href: '/books?after=1' }], undefined],
  [[null, { rel: 'first', href: '/books' }, { rel: 'next', href: 'https://library.example/books?after=2' }], '2'],
])('the links %j have the next marker %s', async (more, marker) => {
  expect(markerOf(await linkedOperation(), { shelf: { books: [], more } })).toBe(marker);
});

test.each([
  ['/books?after=2', 'The response body has no array at /shelf/more.'],
  [{ rel: 'next', href: '/books?after=2' }, 'The response body has no array at /shelf/more.'],
  [[{ rel: 'next' }], 'The link to the next page has no after.'],
])('the links %j are an error, and not the end of the list', async (more, message) => {
  const operation = await linkedOperation();
  expect(() => markerOf(operation, { shelf: { books: [], more } })).toThrow(message);
});

async function linkedOperation(): Promise<Operation> {
  const { document, lists } = linkedBooks(await readDescription(booksFile));
  return operationOf(document as Document, lists[0] as ListDescriptor);
}

/** The books API with an offset, and with its next link in an array. */
function linkedBooks({ document }: Description): Description {
  // biome-ignore lint/suspicious/noExplicitAny: it is changed in ways that no type of a document would allow.
  const copy = structuredClone(document) as any;
  copy.paths['/books'].get['x-list'].page.offset = 'skip';
  copy.paths['/books'].get.parameters.push({ name: 'skip', in: 'query', schema: { type: 'integer' } });
  const link = { properties: { rel: { type: 'string' }, href: { type: 'string', format: 'uri' } } };
  copy.components.schemas.Shelf.properties.shelf.properties.more = { type: 'array', items: link };
  return describeDocument(copy);
}

test('path parameters are part of the query and are encoded in the path', async () => {
  const urls: string[] = [];
  const operation = {
    ...operations.listImages,
    path: '/v2/images/{image_id}/members',
    parameters: { image_id: { required: true }, limit: { type: 'integer' } },
  } as const;
  const listMembers = createList('listImages', operation, transport('https://service.example'), {
    token: 'token',
    fetch: async (url) => {
      urls.push(String(url));
      return Response.json({ images: [] });
    },
  }) as unknown as (query?: object) => Promise<object>;
  await listMembers({ image_id: 'a/b?c', limit: 5 });
  expect(urls).toEqual(['https://service.example/v2/images/a%2Fb%3Fc/members?limit=5']);
  await expect(listMembers()).rejects.toThrow('image_id is required. Received undefined.');
});

/** openapi-fetch's client of a service at this URL. */
function transport(baseUrl: string): Client<ListPaths> {
  return createTransport({ baseUrl });
}

/** A document with these servers, and with this example of the header that names Keystone. */
function documentWith(urls: readonly string[], header: object = {}): Document {
  return {
    servers: urls.map((url) => ({ url })),
    security: [{ card: [] }],
    paths: {},
    components: {
      securitySchemes: { card: { in: 'header', name: 'X-Card' } },
      headers: { 'WWW-Authenticate': header },
    },
  };
}

test('the default server is the first of the document', () => {
  const urls = ['https://one.example', 'https://two.example/books'];
  expect(serverUrlsOf(documentWith(urls))).toEqual(urls);
  expect(endpointOf(documentWith(urls), [])).toMatchObject({ url: urls[0], tokenHeader: 'x-card' });
  expect(endpoint.url).toBe(serverUrl);
});

test.each([
  [[], 'The document must have a server: the client sends its requests there.'],
  [['/'], 'The URL of a server must be an absolute http(s) URL without variables. Received /.'],
  [['https://one.example', 'https://{region}.example'], 'Received https://{region}.example.'],
])('the client is not generated from a document with the servers %j', (urls, message) => {
  expect(() => endpointOf(documentWith(urls), [])).toThrow(message);
});

test('the client is not generated from a document whose token is not in a header', () => {
  const { components, ...rest } = documentWith(['https://one.example']);
  const securitySchemes = { card: { in: 'query', name: 'card' } };
  expect(() => endpointOf({ ...rest, components: { ...components, securitySchemes } }, [])).toThrow(
    'The token must be in a header of the request. The security scheme "card" puts it elsewhere.',
  );
});

test("Keystone's URL is that of the document's example of WWW-Authenticate", () => {
  const example = 'Keystone uri="https://keystone.example/v3"';
  expect(keystoneUrlOf(documentWith([], { example }))).toBe('https://keystone.example/v3');
  expect(keystoneUrlOf(documentWith([], { examples: { 401: { value: example } } }))).toBe(
    'https://keystone.example/v3',
  );
  expect(() => keystoneUrlOf(documentWith([], { example: 'Basic' }))).toThrow(
    'components.headers.WWW-Authenticate needs an example, ',
  );
});

test("the client's code has no parameter, header or path of the document in it", async () => {
  const lists: readonly Operation[] = Object.values(operations);
  const names = lists.flatMap(({ path, parameters, items, next = [] }) => [
    path,
    ...Object.keys(parameters),
    ...items,
    ...next,
  ]);
  names.push(serverUrl, endpoint.tokenHeader, endpoint.requestIdHeader);
  const folder = new URL('../source/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.gen.ts'),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = await readFile(new URL(file, folder), 'utf8');
    // Without types, and without comments, which may name what they explain.
    const { code: untyped } = transformSync(file, text);
    const options = { compress: false, mangle: false, codegen: { removeWhitespace: false } };
    const code = minifySync(file, untyped, options).code.toLowerCase();
    for (const name of names) {
      // A single word may also be an identifier, or an option of the client.
      const isWord = /^[a-z]+$/.test(name);
      if (isWord && clientOptions.includes(name)) continue;
      const written = isWord ? `"${name}"` : name.toLowerCase();
      expect([file, name, code.includes(written)]).toEqual([file, name, false]);
    }
  }
});
