import { expect, test } from 'vitest';
import { createImageClient, type Result } from '../source/index.ts';
import { scripted } from './service.ts';

/** The error of a call whose response is this one. */
async function errorOf(body: string | null, init: ResponseInit): Promise<Result<'listImages'>['error']> {
  const { fetch } = scripted(new Response(body, init));
  return (await createImageClient({ token: 'token', retries: 0, fetch }).listImages.safe()).error;
}

const webOb = {
  message: 'limit param must be an integer<br /><br />\n\n\n',
  code: '400 Bad Request',
  title: 'Bad Request',
};
const keystone = { error: { code: 401, title: 'Unauthorized', message: 'The request requires authentication.' } };
const nginx =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

test.each<[string, string, ResponseInit, string, string]>([
  [
    "WebOb's JSON",
    JSON.stringify(webOb),
    { status: 400 },
    '400 Bad Request',
    '400 Bad Request: limit param must be an integer',
  ],
  [
    "Keystone's JSON",
    JSON.stringify(keystone),
    { status: 401 },
    '401 Unauthorized',
    '401 Unauthorized: The request requires authentication.',
  ],
  ["a gateway's page", nginx, { status: 502, statusText: 'Bad Gateway' }, '502 Bad Gateway', '502 Bad Gateway'],
  [
    'a page with a title of its own',
    '<TITLE lang="en">\n Busy &\n late </TITLE><p>Sorry',
    { status: 503 },
    '503',
    '503: Busy & late',
  ],
  ['a page without a title', '<h1>Sorry</h1>\n<p>Try <b>later</b>', { status: 503 }, '503', '503: Sorry Try later'],
  [
    "WebOb's plain text",
    '400 Bad Request\n\nlimit param must be positive\n\n   ',
    { status: 400, statusText: 'Bad Request' },
    '400 Bad Request',
    '400 Bad Request limit param must be positive',
  ],
  ['an empty body', '', { status: 418 }, '418', 'The service responded with 418.'],
  ['JSON of another shape', '{"a":1}', { status: 500 }, '500', '500: {"a":1}'],
  ['null', 'null', { status: 500, statusText: 'Oops' }, '500 Oops', '500 Oops: null'],
  ['JSON with a message that is an object', '{"message":{"a":1}}', { status: 500 }, '500', '500: {"message":{"a":1}}'],
  [
    'JSON with a title in HTML',
    JSON.stringify({ title: '<b>Bad</b>', message: 'no' }),
    { status: 400 },
    '400 Bad',
    '400 Bad: no',
  ],
  ['a page with an empty title', '<title></title><h1>Sorry</h1>', { status: 503 }, '503', '503: Sorry'],
  [
    'a page with scripts and styles',
    '<style>p > a { color: red }</style>Sorry<script>if (a < b) c();</script><script>d(',
    { status: 503 },
    '503',
    '503: Sorry d(',
  ],
  ['a page with unclosed tags', 'Sorry <b onclick="a()" <i', { status: 503 }, '503', '503: Sorry b onclick="a()" i'],
  ['a page with entities', 'Sorry &amp;&lt;b&gt;&#39;later', { status: 503 }, '503', '503: Sorry b later'],
  [
    'a text with less-than signs',
    'limit must be 0 < limit <= 1000, a<b',
    { status: 400 },
    '400',
    '400: limit must be 0 < limit <= 1000, a b',
  ],
  ['a very long page', `<p>${'a'.repeat(9_000)}`, { status: 500 }, '500', `500: ${'a'.repeat(500)}`],
])('an error has status, code and a message without HTML if the body is %s', async (_, body, init, code, message) => {
  const error = await errorOf(body, init);
  expect(`${error?.message} ${message}`).not.toMatch(/<[a-z!/]|&\w+;/i);
  expect(error).toMatchObject({ name: 'ResponseError', status: init.status, code, message });
});

test("an error has the service's ID of the request", async () => {
  const headers = { 'X-Openstack-Request-Id': 'req-1' };
  expect(await errorOf('', { status: 500, headers })).toMatchObject({ requestId: 'req-1' });
});

test('the client treats a redirect as an error and does not follow it', async () => {
  const { fetch, requests } = scripted(
    new Response('', { status: 302, headers: { Location: 'https://evil.example/' } }),
  );
  const { error } = await createImageClient({ token: 'token', fetch }).listImages.safe();
  expect(error).toMatchObject({ name: 'ResponseError', status: 302 });
  expect(requests.map(({ redirect }) => redirect)).toEqual(['manual']);
});

test('the client treats a redirect in a browser, which hides its status, as an error', async () => {
  const { error } = await createImageClient({
    token: 'token',
    fetch: scripted(() => Response.error()).fetch,
  }).listImages.safe();
  const message = 'The service redirected the request, and redirects are not followed.';
  expect(error).toMatchObject({ name: 'ResponseError', status: 0, message });
});

test('the client treats 204 as an error', async () => {
  expect(await errorOf(null, { status: 204 })).toMatchObject({ name: 'ResponseError', status: 204 });
});

// If the time grew with the square of the length, this would time out.
test.each(['<', '<a ', '<title', '<script', '</script', '&', '&a', '<script></style'])(
  'the time to read a body of a million times %j is linear in its length',
  async (part) => {
    const error = await errorOf(part.repeat(1_000_000), { status: 502 });
    expect(error?.message.length).toBeLessThan(600);
  },
);
