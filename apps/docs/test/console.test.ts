import { entriesOf, type JsonObject, member, resolveReference } from '@conoha-images/document';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consoleInput } from '../build/console/data.ts';
import { readReference } from '../build/model/reference.ts';
import { urlOf } from '../calls/call.ts';
import { parseQuery } from '../calls/query.ts';
import type { ConsoleRequest } from '../console/data.ts';
import { fragmentOf, readFragment } from '../console/fragment.ts';
import { responseTo } from '../console/mock.ts';
import { unknownParameters } from '../console/unknown-parameters.ts';

const { operations, data } = await consoleInput(readReference(english as JsonObject), 'en');
const [operation] = data.operations;

/** The error examples of all operations of the document, in its order. */
const examples = entriesOf(english.paths)
  .flatMap(([, path]) => entriesOf(path).map(([, node]) => node))
  .filter((node) => member(node, 'operationId') !== undefined)
  .flatMap((node) =>
    entriesOf(member(node, 'responses'))
      .filter(([status]) => Number(status) >= 400)
      .flatMap(([status, response]) =>
        entriesOf(member(resolveReference(english, response), 'content')).flatMap(([mediaType, media]) =>
          entriesOf(member(media, 'examples')).map(([name, example]) => ({
            operation: String(member(node, 'operationId')),
            status: Number(status),
            mediaType,
            name,
            value: member(resolveReference(english, example), 'value'),
          })),
        ),
      ),
  );

/** A body without what differs by the image that a request names. */
function withoutIds(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'id'));
}

/** Whether bytes that are percent-encoded are UTF-8. */
function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

describe('the errors of the console', () => {
  test('are all those that the document has an example of, in its order', () => {
    const shown = operations.flatMap(({ operation: { id }, errors }) => errors.map(({ name }) => [id, name]));
    expect(shown).toEqual(examples.map((example) => [example.operation, example.name]));
  });

  test.each(examples)(
    '$name of $operation has the status and the body of the example, from the mock or as the example itself',
    async (example) => {
      const { operation: called, errors } = operations.find(({ operation: { id } }) => id === example.operation) ?? {};
      const error = errors?.find(({ name }) => name === example.name);
      if (!called || !error?.request) {
        expect(error?.example).toEqual(example.value);
        return;
      }
      const { query, accept, caller } = error.request;
      const url = urlOf({ operation: called, server: data.server, query });
      const response = await responseTo({
        url,
        method: called.method,
        tokenHeader: data.tokenHeader,
        caller,
        accept,
      });
      expect(response.status).toBe(example.status);
      expect(response.headers.find(([name]) => name === 'content-type')?.[1]).toMatch(
        new RegExp(`^${example.mediaType}`),
      );
      const body = example.mediaType === 'application/json' ? JSON.parse(response.body) : response.body;
      expect(withoutIds(body)).toEqual(withoutIds(example.value));
    },
  );

  test('have a request each, except those that depend on more than the request', () => {
    const withoutRequest = operations.flatMap(({ errors }) => errors.filter(({ request }) => !request));
    expect(withoutRequest.map(({ name }) => name)).toEqual([
      'token-rejected',
      'list-not-permitted',
      'list-not-permitted-html',
      'list-not-permitted-text',
    ]);
  });
});

test('the requests of the console are the same in both languages', async () => {
  const { words: _english, ...inEnglish } = data;
  const { words: _japanese, ...inJapanese } = (await consoleInput(readReference(japanese as JsonObject), 'ja')).data;
  expect(inJapanese).toEqual(inEnglish);
});

describe('the fragment of a URL', () => {
  const request: ConsoleRequest = {
    operation: operation.id,
    query: [],
    accept: 'application/json',
    caller: 'owner',
  };

  test.each<Partial<ConsoleRequest>>([
    {},
    {
      query: [
        { name: 'limit', value: '2' },
        { name: 'created_at', value: 'gte:2023-11-15T16:00:08+09:00' },
      ],
    },
    {
      query: [
        { name: 'name', value: '日本語 & = ? # % ; " \\ 😀' },
        { name: 'tag', value: '' },
      ],
    },
    { query: [{ name: 'name', value: '%FF', encoded: true }] },
    { accept: 'text/html', caller: 'stranger', query: [{ name: 'a?b;c', value: '1' }] },
    { accept: null, caller: 'nobody' },
  ])('keeps the request %o', (change) => {
    const fragment = fragmentOf({ ...request, ...change }, data);
    expect(readFragment(new URL(fragment, 'https://docs.example/').hash, data)).toEqual({
      request: { ...request, ...change },
    });
  });

  test('keeps any request, and the URL of the request keeps its query', () => {
    const text = fc.string({ unit: 'binary' });
    const names = operation.parameters.map(({ name }) => name);
    const name = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary', minLength: 1 }));
    const encoded = fc
      .uint8Array({ minLength: 1 })
      .map((bytes) => Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
      .filter((value) => !isUtf8(value))
      .map((value) => ({ value, encoded: true as const }));
    const entry = fc.tuple(
      name,
      fc.oneof(
        text.map((value) => ({ value })),
        encoded,
      ),
    );
    const requests = fc.record({
      operation: fc.constantFrom(...data.operations.map(({ id }) => id)),
      query: fc.array(entry.map(([name, value]) => ({ name, ...value }))),
      accept: fc.option(fc.stringMatching(/^[ -~]+$/)),
      caller: fc.constantFrom('owner' as const, 'nobody' as const, 'stranger' as const),
    });
    fc.assert(
      fc.property(requests, (request) => {
        const { hash } = new URL(fragmentOf(request, data), 'https://docs.example/');
        expect(readFragment(hash, data)).toEqual({ request });
        const { search } = new URL(urlOf({ operation, server: data.server, query: request.query }));
        expect(parseQuery(search.slice(1))).toEqual(request.query);
      }),
    );
  });

  test('may have a plus sign for a blank, as forms write it', () => {
    const query = [{ name: 'name', value: 'a b' }];
    expect(readFragment('#console?name=a+b', data)).toEqual({ request: { ...request, query } });
  });

  test('is left alone if it is not of the console', () => {
    for (const fragment of ['', '#', '#console', '#consoles?limit=2', '#parameter-limit']) {
      expect(readFragment(fragment, data)).toBeUndefined();
    }
  });

  test.each([
    ['#console?limit=%zz', 'limit=%zz'],
    ['#console?%FF=1', '%FF=1'],
    ['#console;token=admin?limit=2', 'token=admin'],
    ['#console;operation=deleteImages', 'operation=deleteImages'],
    ['#console;accept=%0Ax?', 'accept=%0Ax'],
    ['#console;theme=dark?limit=2', 'theme=dark'],
  ])('%s is reported as invalid', (fragment, invalid) => {
    expect(readFragment(fragment, data)).toEqual({ invalid });
  });

  test.each([
    ['more parameters than a form can show', `#console?${'tag=1&'.repeat(5_000)}`],
    ['a longer query than any service reads', `#console?name=${'a'.repeat(100_000)}`],
    ['longer settings than there are', `#console;${'a'.repeat(100_000)}`],
  ])('with %s is reported as invalid, in a few words', (_title, fragment) => {
    const state = readFragment(fragment, data);
    const invalid = state && 'invalid' in state ? state.invalid : '';
    expect(fragment.slice('#console'.length)).toContain(invalid.replace('…', ''));
    expect(invalid).toMatch(/^.{20,100}…$/);
  });

  test('may hold a query that is too long for the service, which responds with 414', async () => {
    const query = [{ name: 'name', value: 'a'.repeat(9_000) }];
    const state = readFragment(fragmentOf({ ...request, query }, data), data);
    expect(state).toEqual({ request: { ...request, query } });
    const { method } = operation;
    const url = urlOf({ operation, server: data.server, query });
    const call = { url, method, tokenHeader: data.tokenHeader, caller: 'owner', accept: null } as const;
    expect(await responseTo(call)).toMatchObject({ status: 414 });
  });
});

describe('unknown parameters', () => {
  const unknown = (name: string) => unknownParameters([{ name, value: '1' }], operation);

  test.each([
    ['limt', 'limit'],
    ['makrer', 'marker'],
    ['Visibility', 'visibility'],
    ['sort-key', 'sort_key'],
    ['os_versoin', 'os_version'],
  ])('%s is taken for %s', (name, suggestion) => {
    expect(unknown(name)).toEqual([{ name, suggestion, compared: true }]);
  });

  test('a name that is similar to none has no suggestion', () => {
    expect(unknown('favorite_color')).toEqual([{ name: 'favorite_color', compared: true }]);
  });

  test('parameters, properties of the document and their ranges are known', () => {
    for (const name of ['limit', 'os_version', 'min_disk', 'min_disk_max']) expect(unknown(name)).toEqual([]);
  });
});
