import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Mock, readDescription } from '@conoha-images/mock';
import { expect, test } from 'vitest';
import { type Document, operationOf } from '../generate/operations.ts';
import { operations, service } from '../source/generated/operations.gen.ts';
import { createList } from '../source/list.ts';

// Nothing of it is written for books: what holds for them holds for any list that the document gets.
test('another list of another document is walked, ordered and filtered by what that document says', async () => {
  const file = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));
  const description = await readDescription(file);
  const [list] = description.lists;
  if (!list) throw new Error('There is no list.');
  const operation = operationOf(description.document as Document, list);
  const books = Array.from({ length: 12 }, (_, index) => ({
    ...{ isbn: String(9784000000000 + index), title: `Volume ${index % 3}`, genre: index % 2 ? 'novel' : 'essay' },
    ...{ pages: index, published: `2021-04-${index + 10}T00:00:00Z`, subjects: ['history'], lent: false },
  }));
  const mock = new Mock({ description, data: { shelf: { books } } });
  const listBooks = createList(list.operationId as 'listImages', operation, 'https://library.example', {
    token: 'token',
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set('X-Card', '17');
      return mock.fetch(request);
    },
  }) as unknown as (query: object) => AsyncIterable<{ isbn: string }> & Promise<{ marker: string }>;
  const isbns = async (query: object): Promise<string[]> => {
    const found: string[] = [];
    for await (const { isbn } of listBooks(query)) found.push(isbn.slice(-2));
    return found;
  };
  expect(await isbns({ count: 5, order: ['title:desc', 'pages'] })).toEqual([
    '02',
    '05',
    '08',
    '11',
    '01',
    '04',
    '07',
    '10',
    '00',
    '03',
    '06',
    '09',
  ]);
  expect(await isbns({ genre: 'novel', min_pages: 6, published: { lt: new Date('2021-04-20T00:00:00Z') } })).toEqual([
    '09',
    '07',
  ]);
  expect((await listBooks({ count: 2 })).marker).toBe('9784000000003');
  await expect(listBooks({ genre: 'poem' })).rejects.toThrow('genre must be one of novel, essay, any; given: "poem".');
  await expect(listBooks({ limit: 1 })).rejects.toThrow('limit must be one of the parameters count, after, ');
});

test('a list below another resource takes the parameters of its path with its query', async () => {
  const urls: string[] = [];
  const operation = {
    ...operations.listImages,
    path: '/v2/images/{image_id}/members',
    parameters: { image_id: { required: true }, limit: { type: 'integer' } },
  } as const;
  const listMembers = createList('listImages', operation, 'https://service.example', {
    token: 'token',
    fetch: async (url) => {
      urls.push(String(url));
      return Response.json({ images: [] });
    },
  }) as unknown as (query?: object) => Promise<object>;
  await listMembers({ image_id: 'a/b?c', limit: 5 });
  expect(urls).toEqual(['https://service.example/v2/images/a%2Fb%3Fc/members?limit=5']);
  await expect(listMembers()).rejects.toThrow('image_id must be given; given: undefined.');
});

test('no name of a parameter, header or place of the document is written by hand', async () => {
  const { path, requestId, excludes, parameters } = operations.listImages;
  const values = Object.values(service.variables).flat();
  const written = [path, requestId, service.url, service.tokenHeader, ...values, ...Object.keys(excludes)].map((text) =>
    text.toLowerCase(),
  );
  // What these are called is also what the client calls them, or an ordinary word.
  const ordinary = ['limit', 'marker', 'name', 'status', 'id', 'sort', 'protected', 'owner', 'tag'];
  const names = [...written, ...Object.keys(parameters)].filter((name) => !ordinary.includes(name));
  const folder = new URL('../source/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.gen.ts'),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = await readFile(new URL(file, folder), 'utf8');
    // Comments explain, and may name what they explain.
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').toLowerCase();
    for (const name of names) expect([file, name, code.includes(name)]).toEqual([file, name, false]);
  }
});
