import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectRequests, Mock, RequestsError } from '../source/index.ts';
import { images, list } from './images.ts';

const record = (target: string, status = 200, method = 'GET') => ({
  method,
  target,
  status,
  headers: { accept: 'application/json', 'x-auth-token': '(removed)' },
});

function messageOf(...parameters: Parameters<typeof expectRequests>): string {
  try {
    expectRequests(...parameters);
  } catch (error) {
    if (error instanceof RequestsError) return error.message;
    throw error;
  }
  return '';
}

test('the requests of a mock are compared with texts, in any order of parameters', async () => {
  const mock = new Mock({ images: images(3) });
  await list(mock, '?limit=2&sort=name%3Aasc');
  await list(mock, '?limit=x');
  expectRequests(mock.requests, [
    'GET /v2/images?sort=name:asc&limit=2',
    { path: '/v2/images', query: { limit: 'x' }, status: 400, headers: { 'X-Auth-Token': true } },
  ]);
});

test('the message lists all requests, and says how they differ', () => {
  const records = [record('/a?limit=2'), record('/b'), record('/c?x=1&tag=1&tag=2'), record('/d?a=1', 503)];
  const expected = [
    'GET /a?limit=2',
    'POST /c?tag=1&tag=3',
    { path: '/d', query: { b: ['1', '2'] }, status: 200, headers: { accept: 'text/html', 'x-id': true as const } },
    'GET /e',
  ];
  expect(messageOf(records, expected)).toBe(
    [
      'The mock must get the expected requests; given:',
      '  expected    GET /a?limit=2 → 200',
      '  unexpected  GET /b → 200',
      '  unexpected  GET /c?x=1&tag=1&tag=2 → 200',
      '  missing     POST /c?tag=1&tag=3',
      '  different   GET /d?a=1 → 503: the status must be 200; given: 503; the parameter b must be "1", "2"; given: nothing; the parameter a must be absent; given: "1"; the header accept must be text/html; given: application/json; the header x-id must be there; given: nothing',
      '  missing     GET /e',
    ].join('\n'),
  );
});

test('a text that is not a method and a target is rejected', () => {
  for (const text of ['/v2/images', 'GET', 'get /v2/images', 'GET v2'])
    expect(() => expectRequests([], [text])).toThrow(`as in GET /v2/images; given: ${text}.`);
});

test.each([
  [
    { stauts: 503 },
    'A part of an expected request must be one of method, path, query, headers, status; given: stauts.',
  ],
  [{}, 'An expected request must have some of method, path, query, headers, status; given: {}.'],
  [5, 'An expected request must be a text or an object; given: 5.'],
  [{ path: '/a?x=1' }, 'The path of an expected request must be without a query, which is in query; given: "/a?x=1".'],
  [
    { query: { limit: 2 } },
    'The parameter limit of an expected request must be a text, or an array of texts; given: 2.',
  ],
  [{ query: { limit: undefined } }, /^The parameter limit of .*; given: nothing\.$/],
  [{ headers: { accept: false } }, 'The header accept of an expected request must be a text or true; given: false.'],
])('the expected request %j is rejected', (request, message) => {
  expect(() => expectRequests([record('/a')], [request as object])).toThrow(
    expect.objectContaining({
      name: 'TypeError',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    }),
  );
});

test('records and expected requests that are not arrays are rejected', () => {
  const mock = new Mock() as never;
  expect(() => expectRequests(mock, [])).toThrow('such as mock.requests; given: object.');
  expect(() => expectRequests([], 'GET /' as never)).toThrow('The expected requests must be an array; given: string.');
});

test('a value with a comma differs from two values', () => {
  expect(messageOf([record('/a?tag=a,b')], [{ path: '/a', query: { tag: ['a', 'b'] } }])).toMatch(
    /: the parameter tag must be "a", "b"; given: "a,b"$/,
  );
});

test('a header that is hidden can only be compared with true', () => {
  expect(messageOf([record('/a')], [{ headers: { 'X-Auth-Token': 'any' } }])).toMatch(
    /: the header X-Auth-Token is hidden, so it must be true$/,
  );
  expectRequests([record('/a')], [{ headers: { 'X-Auth-Token': true } }]);
});

test('requests satisfy the texts made from them, and any removal, addition or swap is noticed', () => {
  const target = fc.constantFrom('/a', '/a?x=1', '/a?x=2', '/a?x=1&y=%20', '/b');
  fc.assert(
    fc.property(fc.array(target, { maxLength: 8 }), fc.nat(), target, (targets, position, other) => {
      const records = targets.map((text) => record(text));
      const texts = targets.map((text) => `GET ${text}`);
      expectRequests(records, texts);
      const index = position % (targets.length + 1);
      expect(messageOf(records, texts.toSpliced(index, 0, `GET ${other}`))).toContain(
        `\n  missing     GET ${other.replace('%20', ' ')}`,
      );
      expect(messageOf([...records.slice(0, index), record(other), ...records.slice(index)], texts)).toContain(
        '\n  unexpected  GET ',
      );
      // Every request that came is in the message once, in order.
      const lines = messageOf(records, [...texts, 'PUT /z'])
        .split('\n')
        .slice(1);
      expect(lines.filter((line) => line.startsWith('  expected')).map((line) => line.slice(14))).toEqual(
        texts.map((text) => `${text} → 200`),
      );
    }),
  );
});
