import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Mock, startMock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { checkContract, type Report } from '../source/index.ts';
import { checkChanged } from './changed-mock.ts';
import { type Change, checkServer, httpNames, type Reply, tokens, withBody, withHeaders } from './changed-server.ts';

/** The relations whose checks failed, and those that warn. */
function violated({ results }: Report): string[] {
  return results.filter(({ status }) => status === 'failed' || status === 'warning').map(({ relation }) => relation);
}

function reasonOf({ results }: Report, name: string): string | undefined {
  return results.find(({ relation }) => relation === name)?.reason;
}

/** Changes the text of pages. */
const textOfPages =
  (change: (text: string) => string | Buffer): Change =>
  (reply) =>
    reply.status === 200 ? withBody(reply, change(reply.body.toString())) : reply;

const headersOfPages =
  (headers: Readonly<Record<string, string>>): Change =>
  (reply) =>
    reply.status === 200 ? withHeaders(reply, headers) : reply;

/** Changes the replies to HEAD. */
const ofHead =
  (change: (reply: Reply) => Reply): Change =>
  (reply, { method }) =>
    method === 'HEAD' ? change(reply) : reply;

/** Changes the replies to requests whose `accept` header satisfies a test. */
const ifAccepting =
  (applies: (accept: string | undefined) => boolean, change: (reply: Reply) => Reply): Change =>
  (reply, { headers }) =>
    applies(headers.accept) ? change(reply) : reply;

const failure = (reply: Reply, status: number): Reply => withBody({ ...reply, status }, '');

/** Gives pages an ETag, and responds to conditions as RFC 9110 says, unless a fault is given. */
const tagged =
  ({
    tagOf = (body: Buffer) => `"${createHash('sha1').update(body).digest('hex')}"`,
    matches = (own: string, condition: string): boolean => own.replace('W/', '') === condition.replace('W/', ''),
    notModified = (reply: Reply): Reply => ({ ...reply, status: 304 }),
  } = {}): Change =>
  (reply, { headers }) => {
    if (reply.status !== 200) return reply;
    const etag = tagOf(reply.body);
    const page = withHeaders(reply, { etag });
    const condition = headers['if-none-match'];
    return condition !== undefined && matches(etag, condition) ? notModified(failure(page, 200)) : page;
  };

/** Responds to overlapping requests with the page of the first of them. */
function sharing(): Change {
  let current: Reply | undefined;
  let count = 0;
  return async (reply) => {
    current ??= reply;
    count += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const shared = current;
    count -= 1;
    if (count === 0) current = undefined;
    return shared;
  };
}

let tags = 0;

describe('a service that violates HTTP or JSON', () => {
  test.each<[string, string, Change]>([
    ['json-utf-8', 'a byte order mark', textOfPages((text) => `\ufeff${text}`)],
    ['json-utf-8', 'another charset', headersOfPages({ 'content-type': 'application/json; charset=Shift_JIS' })],
    [
      'json-utf-8',
      'bytes of Latin-1',
      textOfPages((text) => Buffer.from(text.replaceAll('"size":', '"note":"é",$&'), 'latin1')),
    ],
    ['json-names', 'a repeated name of the body', textOfPages((text) => text.replace('{', '{"first":"/",'))],
    ['json-names', 'a repeated name of an item', textOfPages((text) => text.replace('"size":', '"size":1,"size":'))],
    [
      'json-names',
      'a repeated name, once escaped',
      textOfPages((text) => text.replace('"size":', '"si\\u007ae":1,$&')),
    ],
    ['json-integers', 'a fraction', textOfPages((text) => text.replaceAll('"min_disk":0', '"min_disk":0.0'))],
    ['json-integers', 'an exponent', textOfPages((text) => text.replaceAll('"min_disk":0', '"min_disk":1E1'))],
    ['json-integers', 'a negative zero', textOfPages((text) => text.replaceAll('"min_disk":0', '"min_disk":-0'))],
    [
      'json-integers',
      'a large integer',
      textOfPages((text) => text.replaceAll('"min_disk":0', `"min_disk":${2 ** 53}`)),
    ],
    ['json-surrogates', 'half of a pair', textOfPages((text) => text.replace('"name":"', '"name":"\\uDE00'))],
    ['http-head', 'status 404 for HEAD', ofHead((reply) => failure(reply, 404))],
    [
      'http-head',
      'another content type for HEAD',
      ofHead((reply) => withHeaders(reply, { 'content-type': 'text/html' })),
    ],
    ['http-head', 'another length for HEAD', ofHead((reply) => withHeaders(reply, { 'content-length': '1' }))],
    ['http-head', 'status 405 without allow', ofHead((reply) => failure(reply, 405))],
    [
      'http-head',
      'status 405 although HEAD is allowed',
      ofHead((reply) => withHeaders(failure(reply, 405), { allow: 'GET, HEAD' })),
    ],
    [
      'http-accept',
      'status 406 for any type',
      ifAccepting(
        (accept) => accept === '*/*',
        (reply) => failure(reply, 406),
      ),
    ],
    [
      'http-accept',
      'status 406 without accept',
      ifAccepting(
        (accept) => !accept,
        (reply) => failure(reply, 406),
      ),
    ],
    [
      'http-accept',
      'status 406 for a list with qualities',
      ifAccepting(
        (accept) => accept?.includes('json;q') ?? false,
        (reply) => failure(reply, 406),
      ),
    ],
    [
      'http-accept',
      'status 415 for an unknown type',
      ifAccepting(
        (accept) => accept === 'application/x-unknown',
        (reply) => failure(reply, 415),
      ),
    ],
    [
      'http-accept',
      'HTML for an unknown type',
      ifAccepting(
        (accept) => accept === 'application/x-unknown',
        (reply) => withHeaders(withBody(reply, '<html>'), { 'content-type': 'text/html' }),
      ),
    ],
    [
      'http-challenge',
      'status 401 without a challenge',
      (reply) => withHeaders(reply, { 'www-authenticate': undefined }),
    ],
    [
      'http-challenge',
      'parameters without a scheme',
      (reply) => (reply.status === 401 ? withHeaders(reply, { 'www-authenticate': 'realm="images"' }) : reply),
    ],
    ['http-long-url', 'status 414', (reply, { url = '' }) => (url.length > 4_096 ? failure(reply, 414) : reply)],
    [
      'http-long-url',
      'a page that lost items of a long list',
      (reply, { url = '' }) =>
        url.length > 4_096
          ? withBody(reply, JSON.stringify({ ...JSON.parse(reply.body.toString()), images: [] }))
          : reply,
    ],
    [
      'http-new-connection',
      'another page for a new connection',
      (reply, { method, headers }) =>
        // fetch closes the connections of HEAD.
        method === 'GET' && headers.connection === 'close' && headers.accept !== undefined
          ? withBody(reply, JSON.stringify({ ...JSON.parse(reply.body.toString()), images: [] }))
          : reply,
    ],
    ['http-parallel', "another request's page", sharing()],
    ['http-etag', 'an ETag without quotes', tagged({ tagOf: () => 'v1', matches: () => false })],
    ['http-etag-stable', 'a new ETag for each request', tagged({ tagOf: () => `"${++tags}"` })],
    ['http-etag', 'one strong ETag for two callers', tagged({ tagOf: () => '"v1"' })],
    ['http-if-none-match', 'status 304 whatever the ETag is', tagged({ matches: () => true })],
    [
      'http-if-none-match',
      'status 304 if a part of the condition is the ETag',
      tagged({ matches: (own, condition) => condition.includes(own.slice(0, -1)) }),
    ],
    ['http-if-none-match', 'status 412', tagged({ notModified: (reply) => ({ ...reply, status: 412 }) })],
    [
      'http-if-none-match',
      'status 304 without the ETag',
      tagged({ notModified: (reply) => withHeaders({ ...reply, status: 304 }, { etag: undefined }) }),
    ],
    ['http-shared-cache', 'public pages', headersOfPages({ 'cache-control': 'public, max-age=60' })],
    [
      'http-shared-cache',
      'pages for a shared cache',
      headersOfPages({ 'cache-control': 'S-MaxAge=60', vary: 'Accept' }),
    ],
    ['http-shared-cache', 'pages for any cache', headersOfPages({ 'cache-control': 'max-age=60' })],
  ])('%s finds %s, and no other relation does', async (relation, _fault, change) => {
    expect(violated(await checkServer(change))).toEqual([relation]);
  });

  test('an integer or a string that breaks clients only is a warning', async () => {
    const report = await checkServer(textOfPages((text) => text.replace('"name":"', '"name":"\\uDE00')));
    const [warning] = report.results.filter(({ status }) => status === 'warning');
    expect(warning?.failure?.curl).toHaveLength(1);
    expect(report.results.map(({ status }) => status)).not.toContain('failed');
  });

  test('a failure has the headers and the method that reproduce it, and never a token', async () => {
    const commandsOf = ({ results }: Report) => results.flatMap(({ failure }) => failure?.curl ?? []);
    const [, head = ''] = commandsOf(await checkServer(ofHead((reply) => failure(reply, 404))));
    expect(head).toMatch(/^curl -sS -I -H 'accept: application\/json' -H "x-auth-token: \$TOKEN" 'http:/);
    const tag = `"it's-${tokens.token}"`;
    const conditional = commandsOf(
      await checkServer(tagged({ tagOf: () => tag, notModified: (reply) => failure(reply, 412) })),
    );
    expect(conditional.join('\n')).toContain(String.raw`-H 'if-none-match: "it'\''s-[redacted]"'`);
    expect(conditional.join('\n')).not.toContain('canary');
  });
});

describe('a service that uses what HTTP and JSON allow', () => {
  test.each<[string, Change]>([
    ['ignores what a request accepts', (reply) => reply],
    [
      'compresses its pages',
      (reply) =>
        withHeaders(withBody(reply, gzipSync(reply.body)), { 'content-encoding': 'gzip', vary: 'Accept-Encoding' }),
    ],
    [
      'compresses its pages, but has the plain length in responses to HEAD',
      (reply, { method }) =>
        method === 'HEAD' ? reply : withHeaders(withBody(reply, gzipSync(reply.body)), { 'content-encoding': 'gzip' }),
    ],
    ['sends bodies in chunks', (reply) => withHeaders(reply, { 'content-length': undefined })],
    ['closes its connections', (reply) => withHeaders(reply, { connection: 'close' })],
    ['names the charset', headersOfPages({ 'content-type': 'application/json; charset=UTF-8' })],
    ['names the charset in quotes', headersOfPages({ 'content-type': 'application/json;Charset="utf-8"' })],
    ['indents its pages', textOfPages((text) => JSON.stringify(JSON.parse(text), undefined, 2))],
    [
      'escapes characters',
      textOfPages((text) => text.replace('"name":"', String.raw`"name":"\ud83d\ude00\\ud800 1.0 \"x\":`)),
    ],
    [
      'has a property with fractions',
      textOfPages((text) => text.replaceAll('"size":', '"ratio":1.0,"zero":-0,"size":')),
    ],
    ['is slow', async (reply) => new Promise((resolve) => setTimeout(() => resolve(reply), 2))],
    [
      'rejects an unknown type',
      ifAccepting(
        (accept) => accept === 'application/x-unknown',
        (reply) => failure(reply, 406),
      ),
    ],
    [
      'leaves the content type and length out of responses to HEAD',
      ofHead((reply) => withHeaders(reply, { 'content-type': undefined, 'content-length': undefined })),
    ],
    [
      'has several challenges',
      (reply) =>
        reply.status === 401
          ? withHeaders(reply, { 'www-authenticate': 'Negotiate, Basic realm="a, b", Keystone uri="http://x"' })
          : reply,
    ],
    ['sends strong ETags', tagged()],
    [
      'sends weak ETags',
      tagged({ tagOf: (body) => `W/"${body.length}-${createHash('md5').update(body).digest('hex')}"` }),
    ],
    ['sends ETags and ignores conditions', tagged({ matches: () => false })],
    ['lets the client cache a page', headersOfPages({ 'cache-control': 'private, max-age=60' })],
    ['forbids caches', headersOfPages({ 'cache-control': 'no-store' })],
    [
      'lets caches keep a page for its caller',
      headersOfPages({ 'cache-control': 'public', vary: 'Origin, X-Auth-Token' }),
    ],
    ['makes caches ask each time', headersOfPages({ 'cache-control': 'public, no-cache' })],
  ])('no relation fails or warns if the service %s', async (_variant, change) => {
    const report = await checkServer(change);
    expect(violated(report)).toEqual([]);
    const unchecked = report.results.filter(({ status }) => status === 'not-checked').map(({ relation }) => relation);
    expect(['http-etag', 'http-etag-stable', 'http-if-none-match']).toEqual(expect.arrayContaining(unchecked));
  });

  test.each([
    ['status 405', (reply: Reply) => withHeaders(failure(reply, 405), { allow: 'GET' }), 'status 405, allow: GET'],
    ['status 501', (reply: Reply) => failure(reply, 501), 'status 501'],
  ])('HEAD is not checked if the service rejects it with %s', async (_status, change, reason) => {
    const report = await checkServer(ofHead(change));
    expect(violated(report)).toEqual([]);
    expect(reasonOf(report, 'http-head')).toBe(`the service does not have HEAD: ${reason}`);
  });
});

test('the mock violates no relation of HTTP and JSON', async () => {
  await using mock = await startMock({ port: 0 });
  const report = await checkContract({ baseUrl: mock.url, token: 'any', seed: 1, only: httpNames });
  expect(violated(report)).toEqual([]);
});

test('http-head finds a body in a response to HEAD', async () => {
  const mock = new Mock();
  const fetch: typeof globalThis.fetch = (input, init) => mock.fetch(input as string, { ...init, method: 'GET' });
  const report = await checkContract({
    baseUrl: 'http://127.0.0.1',
    token: 'any',
    fetch,
    seed: 1,
    only: ['http-head'],
  });
  expect(report.results[0]?.failure).toMatchObject({
    expected: 'a body of 0 bytes',
    got: expect.stringMatching(/^\d+$/),
  });
});

describe('connections', () => {
  test('a request gets no connection of its own from a fetch that the caller gives', async () => {
    const report = await checkChanged((response) => response, { only: httpNames });
    expect(violated(report)).toEqual([]);
    expect(reasonOf(report, 'http-new-connection')).toBe('the option fetch makes the connections');
  });

  test.each([
    ['http://127.0.0.1', {}, 4],
    ['http://127.0.0.1', { parallel: false }, 1],
    ['http://images.example', { rate: 1_000 }, 1],
    ['http://images.example', { rate: 1_000, parallel: true }, 4],
  ])('%s gets at most %o requests at the same time', async (baseUrl, options, expected) => {
    let [current, most] = [0, 0];
    const mock = new Mock();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      current += 1;
      most = Math.max(most, current);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const response = await mock.fetch(input as string, init);
      current -= 1;
      return response;
    };
    await checkContract({ baseUrl, token: 'any', fetch, seed: 1, only: ['http-parallel'], ...options });
    expect(most).toBe(expected);
  });
});
