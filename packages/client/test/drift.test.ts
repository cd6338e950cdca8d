import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type Drift, drift } from '../source/drift.ts';
import { createImageClient } from '../source/index.ts';
import { clientOf, image, scripted } from './service.ts';

/** What of a page is reported. */
async function driftIn(body: unknown): Promise<readonly Drift[]> {
  const found: (readonly Drift[])[] = [];
  const client = createImageClient({
    token: 'token',
    fetch: scripted(Response.json(body)).fetch,
    check: drift({ onDrift: (drifts) => found.push(drifts) }),
  });
  await client.listImages();
  return found.flat();
}

const { virtual_size, ...rest }: Record<string, unknown> = {
  ...image(1),
  self: '/v2/images/1',
  file: '/v2/images/1/file',
  schema: '/v2/schemas/image',
};
const whole = { ...rest, virtual_size };
const page = (...images: unknown[]): object => ({ images, first: '/v2/images', schema: '/v2/schemas/images' });

test.each<[string, unknown, Drift[]]>([
  ['nothing', page(whole), []],
  [
    'a field that nobody knows',
    page({ ...whole, os_edition: 'home' }),
    [{ pointer: '/images/0/os_edition', kind: 'unknown-field' }],
  ],
  [
    'a field that needs escaping',
    page({ ...whole, 'a/b~c': '' }),
    [{ pointer: '/images/0/a~1b~0c', kind: 'unknown-field' }],
  ],
  ['a field of the page', { ...page(whole), total: 1 }, [{ pointer: '/total', kind: 'unknown-field' }]],
  ['a field that is missing', page(whole, rest), [{ pointer: '/images/1/virtual_size', kind: 'missing-field' }]],
  [
    'a value that is new',
    page({ ...whole, visibility: 'team' }),
    [{ pointer: '/images/0/visibility', kind: 'new-value' }],
  ],
  [
    'a value that is new where others were expected',
    page({ ...whole, status: 'frozen', os_type: 'bsd' }),
    [
      { pointer: '/images/0/os_type', kind: 'new-value' },
      { pointer: '/images/0/status', kind: 'new-value' },
    ],
  ],
  ['null where it may be', page({ ...whole, disk_format: null, name: null }), []],
  ['a value of another type', page({ ...whole, size: '1' }), [{ pointer: '/images/0/size', kind: 'wrong-value' }]],
  [
    'a time without a zone',
    page({ ...whole, created_at: '2018-11-28T06:25:15.288987' }),
    [{ pointer: '/images/0/created_at', kind: 'wrong-value' }],
  ],
])('of a page, %s is reported', async (_, body, expected) => {
  const found = await driftIn(body);
  expect(found.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1))).toEqual(expected);
});

describe('where the client is strict', () => {
  const body = page({ ...rest, os_edition: 'home' });
  const call = (options: object): Promise<unknown> =>
    createImageClient({
      token: 'token',
      fetch: scripted(Response.json(body)).fetch,
      check: drift(options),
    }).listImages();

  test('every drift is an error', async () => {
    const drifts = [
      { pointer: '/images/0/virtual_size', kind: 'missing-field' },
      { pointer: '/images/0/os_edition', kind: 'unknown-field' },
    ];
    await expect(call({ strict: true })).rejects.toThrow(expect.objectContaining({ name: 'DriftError', drifts }));
    await expect(call({ strict: true })).rejects.toThrow('- /images/0/virtual_size: missing-field');
  });

  test('about some kinds, the others are none', async () => {
    await expect(call({ strict: ['missing-field'] })).rejects.toThrow(
      expect.objectContaining({ drifts: [expect.anything()] }),
    );
    await expect(call({ strict: ['new-value'] })).resolves.toBeDefined();
    await expect(call({})).resolves.toBeDefined();
  });
});

test('a token in the name of a property is in no pointer, and every other name is as it is', async () => {
  const token = 'can/ary~7f';
  const found: Drift[] = [];
  const { fetch } = scripted(Response.json(page({ ...whole, [token]: 1, 'a/b~c': '', '~1': '' })));
  const check = drift({ onDrift: (drifts) => found.push(...drifts) });
  await createImageClient({ token, fetch, check }).listImages();
  expect(found.map(({ pointer }) => pointer)).toEqual(['/images/0/[redacted]', '/images/0/a~1b~0c', '/images/0/~01']);
});

test('the examples of the document and the pages of the mock have none but custom properties', async () => {
  const folder = new URL('../../../openapi/examples/200/', import.meta.url);
  const found: Drift[] = [];
  const check = drift({ onDrift: (drifts) => found.push(...drifts) });
  const files = await readdir(folder);
  for (const file of files) {
    check('listImages', JSON.parse(await readFile(new URL(file, folder), 'utf8')).value, String);
  }
  const { client } = clientOf({}, { check });
  for await (const _ of client.listImages({ visibility: 'all', os_hidden: true }));
  expect(files.length).toBeGreaterThan(2);
  expect(found.filter(({ kind }) => kind !== 'unknown-field')).toEqual([]);
});
