import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { DataError, Mock, readDescription, startMock } from '../source/index.ts';
import { books, booksFile } from './books.ts';
import { serverUrl } from './images.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(() => rm(directory, { recursive: true }));

/** The status and the body of a response. */
async function get(mock: Mock, target: string, headers: Record<string, string> = { 'X-Card': '17' }) {
  const response = await mock.fetch(`https://library.example${target}`, { headers });
  const isJson = /json$/.test(response.headers.get('content-type') ?? '');
  const violations = response.headers.get('sl-violations');
  return {
    status: response.status,
    ...(violations !== null && { violations: JSON.parse(violations) as object[] }),
    // biome-ignore lint/suspicious/noExplicitAny: the tests check its content.
    body: (isJson ? await response.json() : await response.text()) as any,
  };
}

function isbns(body: { shelf: { books: { isbn: string }[] } }): string[] {
  return body.shelf.books.map(({ isbn }) => isbn);
}

describe('the list of another document', () => {
  let mock: Mock;

  beforeAll(async () => {
    mock = new Mock({ description: await readDescription(booksFile), data: books });
  });

  test('the pages of another document are walked by its links, in its order', async () => {
    const walked: string[] = [];
    let pages = 0;
    for (let next: string | undefined = '/books?count=6&subject=history'; next; pages += 1) {
      const { body } = await get(mock, next);
      walked.push(...isbns(body));
      next = body.shelf.more;
    }
    const expected = books.shelf.books
      .filter(({ lent }) => !lent)
      .toSorted((a, b) => (a.title + a.isbn < b.title + b.isbn ? -1 : 1))
      .map(({ isbn }) => isbn);
    expect(walked).toEqual(expected);
    expect(pages).toBe(5);
  });

  test('the filters of another document filter', async () => {
    const { body } = await get(
      mock,
      '/books?genre=novel&min_pages=100&published=gte:2021-04-15&subject=art&order=pages:desc',
    );
    expect(isbns(body)).toEqual(['9784000000018']);
  });

  test('an unknown parameter filters nothing if the document does not say so', async () => {
    expect(isbns((await get(mock, '/books?colour=red&count=3')).body).length).toBe(3);
  });

  test('an invalid value of another document gets a problem that names the parameter', async () => {
    expect(await get(mock, '/books?genre=poem')).toEqual({
      status: 400,
      body: {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: expect.stringMatching(/^genre must be one of novel, essay, any; given: poem\.$/),
      },
      violations: [
        { location: ['request', 'query', 'genre'], message: 'genre must be one of novel, essay, any; given: poem.' },
      ],
    });
  });

  test('another document chooses the header of the token and the body of its 401', async () => {
    // The body is the document's example.
    expect(await get(mock, '/books', { 'X-Auth-Token': '17' })).toEqual({
      status: 401,
      body: 'Show your card.',
      violations: [{ location: ['request', 'header'], message: 'The token is missing or unknown.' }],
    });
    const withTokens = new Mock({
      description: await readDescription(booksFile),
      data: { ...books, tokens: { '17': 'reader' } },
    });
    expect((await get(withTokens, '/books')).status).toBe(200);
    expect((await get(withTokens, '/books', { 'X-Card': '18' })).status).toBe(401);
  });

  test("without data, a list has the items of the document's examples", async () => {
    const withoutData = new Mock({ description: await readDescription(booksFile) });
    expect((await get(withoutData, '/books')).body).toEqual({
      shelf: { books: [expect.objectContaining({ isbn: '9784000000017' })] },
    });
  });

  test('data that violates the schema of another document is rejected', async () => {
    const description = await readDescription(booksFile);
    const [book] = books.shelf.books;
    const data = { shelf: { books: [{ ...book, pages: 'many' }, { ...book, isbn: 9 }, book] } };
    expect(() => new Mock({ description, data })).toThrow(DataError);
    expect(() => new Mock({ description, data })).toThrow(
      expect.objectContaining({
        violations: [
          expect.objectContaining({ path: '/shelf/books/0/pages' }),
          { path: '/shelf/books/1/isbn', message: '/shelf/books/1/isbn must be string; given: 9.' },
          expect.objectContaining({ path: '/shelf/books/2/isbn' }),
        ],
      }),
    );
  });
});

test('the source of the document, in several files, can be served', async () => {
  const file = fileURLToPath(new URL('../../../openapi/image-api.yaml', import.meta.url));
  const description = await readDescription(file);
  expect(description.files?.map((path) => path.replace(/^.*[/\\]/, ''))).toEqual(
    expect.arrayContaining(['image-api.yaml', 'reference.json', 'page-with-next.json']),
  );
  const response = await new Mock({ description }).fetch(`${serverUrl}/v2/images?name=backup&limit=10`, {
    headers: { 'X-Auth-Token': 'any' },
  });
  expect(((await response.json()) as { images: object[] }).images.length).toBe(2);
});

test('a filter filters as soon as the document has it', async () => {
  const document = parse(await readFile(booksFile, 'utf8'));
  document.paths['/books'].get.parameters.push({
    name: 'titled',
    in: 'query',
    schema: { type: 'string' },
    'x-filter': { property: '/title', operators: ['eq', 'in'] },
  });
  const file = join(directory, 'more.yaml');
  await writeFile(file, stringify(document));
  const mock = new Mock({ description: await readDescription(file), data: books });
  const { body } = await get(mock, '/books?titled=in:Volume+1,Volume+2&count=50');
  expect(isbns(body).length).toBe(8);
});

test.each([
  ['a bearer token', { type: 'http', scheme: 'Bearer' }, { Authorization: 'Bearer 17' }, { Authorization: 'Basic 17' }],
  ['an OAuth token', { type: 'oauth2', flows: {} }, { Authorization: 'Bearer 17' }, { 'X-Card': '17' }],
  ['a token outside the headers', { type: 'apiKey', in: 'query', name: 'card' }, {}, undefined],
])('the mock asks for %s if the document does', async (_, scheme, valid, invalid) => {
  const document = parse(await readFile(booksFile, 'utf8'));
  Object.assign(document.components.securitySchemes, { card: scheme });
  const file = join(directory, 'token.yaml');
  await writeFile(file, stringify(document));
  const mock = new Mock({ description: await readDescription(file), data: books });
  expect((await get(mock, '/books', valid)).status).toBe(200);
  if (invalid) expect((await get(mock, '/books', invalid)).status).toBe(401);
});

// biome-ignore lint/suspicious/noExplicitAny: the tests make changes that a type would not allow.
test.each<[string, (document: any) => void, RegExp]>([
  [
    'another version',
    (document) => {
      document.openapi = '3.0.3';
    },
    /must be OpenAPI 3\.1; given: openapi "3\.0\.3"/,
  ],
  [
    'a misspelt role',
    (document) => {
      document.paths['/books'].get['x-list'].page.siez = 3;
    },
    /- paths \/books get x-list: \/page must NOT have additional properties \(siez\)/,
  ],
  [
    'an unknown operator',
    (document) => {
      document.paths['/books'].get.parameters[3]['x-filter'].operator = 'near';
    },
    /parameters 3 x-filter: \/operator must be equal to one of the allowed values/,
  ],
  [
    'a parameter that does not exist',
    (document) => {
      document.paths['/books'].get['x-list'].page.limit = 'size';
    },
    /x-list\.page\.limit is size, but the operation has no query parameter with that name/,
  ],
  [
    'a reference without a target',
    (document) => {
      document.components.schemas.Book.properties.genre = { $ref: './none.yaml' };
    },
    /none\.yaml/,
  ],
])('a document with %s is rejected with a message that says where', async (_, change, message) => {
  const document = parse(await readFile(booksFile, 'utf8'));
  change(document);
  const file = join(directory, 'invalid.yaml');
  await writeFile(file, stringify(document));
  await expect(readDescription(file)).rejects.toThrow(message);
  await expect(readDescription(file)).rejects.toThrow(expect.objectContaining({ name: 'DocumentError' }));
});

test('a document without a list is only accepted with the option static, and then served by Prism', async () => {
  const document = parse(await readFile(booksFile, 'utf8'));
  delete document.paths['/books'].get['x-list'];
  const file = join(directory, 'no-list.yaml');
  await writeFile(file, stringify(document));
  const description = await readDescription(file);
  expect(() => new Mock({ description })).toThrow(/no GET operation has an x-list/);
  expect((await get(new Mock({ description, static: true }), '/books')).status).toBe(200);
});

test('the mock enforces the schemas of parameters: minimum, maximum, required and comma-separated values', async () => {
  const document = parse(await readFile(booksFile, 'utf8'));
  const { get: operation } = document.paths['/books'];
  const named = (name: string): Record<string, unknown> =>
    operation.parameters.find((parameter: { name: string }) => parameter.name === name);
  Object.assign(named('count'), { schema: { type: 'integer', minimum: 1, maximum: 5 } });
  Object.assign(named('subject'), { explode: false });
  Object.assign(named('reader'), { required: true });
  const file = join(directory, 'strict.yaml');
  await writeFile(file, stringify(document));
  const mock = new Mock({ description: await readDescription(file), data: books });
  const detailOf = async (query: string): Promise<unknown> =>
    ((await get(mock, `/books?${query}`)).body as unknown as { detail: string }).detail;
  expect(await detailOf('reader=1&count=0')).toMatch(/^count must be from 1 to 5; given: 0\.$/);
  expect(await detailOf('reader=1&count=6')).toMatch(/^count must be from 1 to 5; given: 6\.$/);
  expect(await detailOf('count=5')).toMatch(/^reader must be /);
  const { body } = await get(mock, '/books?reader=1&subject=art,history');
  const matches = body.shelf.books as { subjects: string[] }[];
  expect(matches.every(({ subjects }) => subjects.includes('art') && subjects.includes('history'))).toBe(true);
  expect(matches.length).toBeGreaterThan(0);
});

test('a request may have the path of the server before that of the operation', async () => {
  const document = parse(await readFile(booksFile, 'utf8'));
  document.servers = [{ url: 'https://library.example/api/v1/' }];
  const file = join(directory, 'server.yaml');
  await writeFile(file, stringify(document));
  const mock = new Mock({ description: await readDescription(file), data: books });
  expect((await get(mock, '/api/v1/books?count=1')).body.shelf.more).toMatch(/^\/api\/v1\/books\?count=1&after=/);
  expect((await get(mock, '/books?count=1')).status).toBe(200);
  expect((await get(mock, '/api/v1/books', { 'X-Card': '1', Prefer: 'code=200' })).status).toBe(200);
  expect((await get(mock, '/api/v1/none')).status).toBe(404);
});

test("the example of a header is escaped if a header can't contain it", async () => {
  const text = (await readFile(booksFile, 'utf8')).replace('example: Card', 'example: "カード\\n"');
  const file = join(directory, 'header.yaml');
  await writeFile(file, text);
  await using mock = await startMock({ port: 0, description: await readDescription(file) });
  const response = await fetch(`${mock.url}/books`);
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    401,
    `${encodeURIComponent('カード')}%0A`,
  ]);
});

test("a document that can't be read is rejected", async () => {
  await expect(readDescription(join(directory, 'missing.yaml'))).rejects.toThrow(/missing\.yaml can't be read/);
  await writeFile(join(directory, 'text.yaml'), 'just text');
  await expect(readDescription(join(directory, 'text.yaml'))).rejects.toThrow(/DocumentError|OpenAPI|read/);
});
