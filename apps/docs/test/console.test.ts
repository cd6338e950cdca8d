import { entriesOf, type JsonObject, member, resolveReference } from '@conoha-images/document';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { consoleInput } from '../build/console/data.ts';
import { readReference } from '../build/model/reference.ts';
import { urlOf } from '../calls/call.ts';
import type { ConsoleRequest } from '../console/data.ts';
import { fragmentOf, readFragment } from '../console/fragment.ts';
import { responseTo } from '../console/mock.ts';
import { suggestionFor } from '../console/suggestion.ts';
import { unknownParameters } from '../console/unknown-parameters.ts';

const { operations, data } = await consoleInput(readReference(english as JsonObject), 'en');
const [operation] = data.operations;

const documented = english.paths['/v2/images'].get.responses;

/** A body without what differs by the image that a request names. */
function withoutIds(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'id'));
}

describe('the errors of the console', () => {
  const examples = ([400, 401, 403] as const).flatMap((status) =>
    entriesOf(documented[status].content).flatMap(([mediaType, media]) =>
      entriesOf(member(media, 'examples')).map(([name, node]) => {
        const value = member(resolveReference(english, node), 'value');
        return { status, mediaType, name, value };
      }),
    ),
  );

  test('are all those that the document has an example of, in its order', () => {
    const names = operations.flatMap(({ errors }) => errors.map(({ name }) => name));
    expect(names).toEqual(examples.map(({ name }) => name));
  });

  test.each(examples)(
    '$name has the status and the body of the example, from the mock or as the example itself',
    async (example) => {
      const error = operations[0]?.errors.find(({ name }) => name === example.name);
      if (!error?.request) {
        expect(error?.example).toEqual(example.value);
        return;
      }
      const { query, accept, caller } = error.request;
      const url = urlOf({ operation, server: data.server, query });
      const response = await responseTo({
        url,
        method: operation.method,
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
    expect(suggestionFor('x', [])).toBeUndefined();
  });

  test('parameters, properties of the document and their ranges are known', () => {
    for (const name of ['limit', 'os_version', 'min_disk', 'min_disk_max']) expect(unknown(name)).toEqual([]);
  });
});
