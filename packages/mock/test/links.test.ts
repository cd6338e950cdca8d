import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Description } from '@conoha-images/document';
import { describeDocument } from '@conoha-images/document/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mock, type MockServer, readDescription, startMock } from '../source/index.ts';
import { books, booksFile } from './books.ts';
import { send } from './http.ts';

const headers = { 'X-Card': '17' };
const { document } = await readDescription(booksFile);

/** The books API with links in an array: their format, those of the document's example, and the links that x-list names. */
function linkedBooks(
  format: string,
  links: readonly object[] = [],
  named: object = { first: '/shelf/more', next: '/shelf/more' },
  // biome-ignore lint/suspicious/noExplicitAny: it changes the document in ways that no type of one would allow.
  change: (document: any) => void = () => {},
): Description {
  // biome-ignore lint/suspicious/noExplicitAny: it is changed in ways that no type of a document would allow.
  const copy = structuredClone(document) as any;
  const { get } = copy.paths['/books'];
  const link = { properties: { rel: { type: 'string' }, href: { type: 'string', format } } };
  delete get['x-list'].page.next;
  Object.assign(get['x-list'].page, named);
  copy.components.schemas.Shelf.properties.shelf.properties.more = { type: 'array', items: link };
  get.responses['200'].content['application/json'].examples.one.value.shelf.more = links;
  change(copy);
  return describeDocument(copy);
}

function linksIn(body: string): { rel: string; href: string }[] {
  return (JSON.parse(body) as { shelf: { more: { rel: string; href: string }[] } }).shelf.more;
}

describe('links that are whole URLs', () => {
  let mock: MockServer;

  beforeAll(async () => {
    mock = await startMock({ port: 0, description: linkedBooks('uri'), data: books });
  });

  afterAll(() => mock.close());

  test('a link begins with the address that the client used, whatever another client used before', async () => {
    for (const host of ['books.test:81', 'other.test']) {
      const { body } = await send(mock.url, 'GET', '/books?count=1', { ...headers, Host: host });
      expect(linksIn(body)).toEqual([
        { rel: 'first', href: `http://${host}/books?count=1` },
        { rel: 'next', href: `http://${host}/books?count=1&after=9784000000000` },
      ]);
    }
    const response = await new Mock({ description: linkedBooks('uri') }).fetch('https://books.test/books', { headers });
    expect(linksIn(await response.text())).toEqual([{ rel: 'first', href: 'https://books.test/books' }]);
  });

  test.each(['x/y?z#', '', 'a b', 'user@host'])(
    'a link begins with the address of the server if Host is "%s"',
    async (Host) => {
      const { body } = await send(mock.url, 'GET', '/books?count=1', { ...headers, Host });
      expect(linksIn(body)[0]?.href).toBe(`${mock.url}/books?count=1`);
    },
  );

  test('a link begins with the address of the server if the request has no Host, as in HTTP/1.0', async () => {
    const { hostname, port } = new URL(mock.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('GET /books?count=1 HTTP/1.0\r\nX-Card: 17\r\n\r\n');
    const [, body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(linksIn(body)[0]).toEqual({ rel: 'first', href: `${mock.url}/books?count=1` });
  });

  test('a list is walked by its links to the last page, which has no next link', async () => {
    let pages = 0;
    let links: { rel: string; href: string }[] = [{ rel: 'next', href: `${mock.url}/books?count=6` }];
    for (let next = links[0]; next; next = links.find(({ rel }) => rel === 'next')) {
      links = linksIn(await (await fetch(next.href, { headers })).text());
      pages += 1;
    }
    expect([pages, links.map(({ rel }) => rel)]).toEqual([5, ['first']]);
  });
});

test('links of another format begin with the path', async () => {
  const mock = new Mock({ description: linkedBooks('uri-reference'), data: books });
  const response = await mock.fetch('https://books.test/books?count=1', { headers });
  expect(linksIn(await response.text()).map(({ href }) => href)).toEqual([
    '/books?count=1',
    '/books?count=1&after=9784000000000',
  ]);
});

test('the links of a page can differ in form', async () => {
  const description = linkedBooks('uri-reference', [], { first: '/start', next: '/shelf/more' }, (document) => {
    document.components.schemas.Shelf.properties.start = { type: 'string', format: 'uri' };
  });
  const response = await new Mock({ description, data: books }).fetch('https://books.test/books?count=1', { headers });
  expect(await response.json()).toMatchObject({
    start: 'https://books.test/books?count=1',
    shelf: { more: [{ rel: 'next', href: '/books?count=1&after=9784000000000' }] },
  });
});

test("the example's other links stay, and its own first and next links are replaced", async () => {
  const help = { rel: 'help', href: 'https://library.example/help' };
  const stale = ['next', 'first'].map((rel) => ({ rel, href: 'https://library.example/stale' }));
  const mock = new Mock({ description: linkedBooks('uri', [...stale, help]) });
  const response = await mock.fetch('https://books.test/books', { headers });
  expect(linksIn(await response.text())).toEqual([help, { rel: 'first', href: 'https://books.test/books' }]);
});

test('an array of links is left out if it has none', async () => {
  const links = [{ rel: 'next', href: 'https://library.example/stale' }];
  const mock = new Mock({ description: linkedBooks('uri', links, { next: '/shelf/more' }) });
  const response = await mock.fetch('https://books.test/books', { headers });
  expect(Object.keys(((await response.json()) as { shelf: object }).shelf)).toEqual(['books']);
});
