import { examplesOf, readLists } from '@conoha-images/document';
import document from '@conoha-images/spec/document';
import { expect, test } from 'vitest';
import { type Drift, drift } from '../source/drift.ts';
import { createImageClient, type OperationName } from '../source/index.ts';
import { clientOf, image, scripted } from './service.ts';

/** The drift that is reported for a page. */
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

const { virtual_size, ...partial }: Record<string, unknown> = {
  ...image(1),
  self: '/v2/images/1',
  file: '/v2/images/1/file',
  schema: '/v2/schemas/image',
};
const whole = { ...partial, virtual_size };
const page = (...images: unknown[]): object => ({ images, first: '/v2/images', schema: '/v2/schemas/images' });

test.each<[string, unknown, Drift[]]>([
  ['no drift', page(whole), []],
  [
    'an unknown property',
    page({ ...whole, x_edition: 'home' }),
    [{ pointer: '/images/0/x_edition', kind: 'unknown-field' }],
  ],
  [
    'an unknown property whose name needs escaping',
    page({ ...whole, 'a/b~c': '' }),
    [{ pointer: '/images/0/a~1b~0c', kind: 'unknown-field' }],
  ],
  ['an unknown property of the page', { ...page(whole), x_total: 1 }, [{ pointer: '/x_total', kind: 'unknown-field' }]],
  ['a missing property', page(whole, partial), [{ pointer: '/images/1/virtual_size', kind: 'missing-field' }]],
  [
    'a value outside the enum',
    page({ ...whole, visibility: 'team' }),
    [{ pointer: '/images/0/visibility', kind: 'new-value' }],
  ],
  [
    'a new value of an open enum',
    page({ ...whole, status: 'frozen', os_type: 'bsd' }),
    [
      { pointer: '/images/0/os_type', kind: 'new-value' },
      { pointer: '/images/0/status', kind: 'new-value' },
    ],
  ],
  ['no drift for null if the document allows it', page({ ...whole, disk_format: null, name: null }), []],
  ['a value of the wrong type', page({ ...whole, size: '1' }), [{ pointer: '/images/0/size', kind: 'wrong-value' }]],
  [
    'a time without a zone',
    page({ ...whole, created_at: '2018-11-28T06:25:15.288987' }),
    [{ pointer: '/images/0/created_at', kind: 'wrong-value' }],
  ],
])('drift() reports %s', async (_, body, expected) => {
  const found = await driftIn(body);
  expect(found.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1))).toEqual(expected);
});

/** Lists a page that lacks a property and has an unknown one. */
function listWith(options: Parameters<typeof drift>[0]): Promise<unknown> {
  const { fetch } = scripted(Response.json(page({ ...partial, x_edition: 'home' })));
  return createImageClient({ token: 'token', fetch, check: drift(options) }).listImages();
}

test('with strict: true, any drift is an error that lists it', async () => {
  const drifts = [
    { pointer: '/images/0/virtual_size', kind: 'missing-field' },
    { pointer: '/images/0/x_edition', kind: 'unknown-field' },
  ];
  await expect(listWith({ strict: true })).rejects.toThrow(expect.objectContaining({ name: 'DriftError', drifts }));
  await expect(listWith({ strict: true })).rejects.toThrow(
    'The response differs from the document:\n- /images/0/virtual_size: missing-field',
  );
});

test('with a list of kinds as strict, drift of other kinds is not an error', async () => {
  await expect(listWith({ strict: ['missing-field'] })).rejects.toThrow(
    expect.objectContaining({ drifts: [expect.anything()] }),
  );
  await expect(listWith({ strict: ['new-value'] })).resolves.toBeDefined();
  await expect(listWith({})).resolves.toBeDefined();
});

test('a pointer never contains the token, and other names are unchanged', async () => {
  const token = 'can/ary~7f';
  const found: Drift[] = [];
  const { fetch } = scripted(Response.json(page({ ...whole, [token]: 1, 'a/b~c': '', '~1': '' })));
  const check = drift({ onDrift: (drifts) => found.push(...drifts) });
  await createImageClient({ token, fetch, check }).listImages();
  expect(found.map(({ pointer }) => pointer)).toEqual(['/images/0/[redacted]', '/images/0/a~1b~0c', '/images/0/~01']);
});

test("the document's examples of pages and the mock's pages have no drift but custom properties", async () => {
  const found: Drift[] = [];
  const check = drift({ onDrift: (drifts) => found.push(...drifts) });
  const examples = readLists(document).lists.flatMap((list) =>
    examplesOf(document, list).map((body) => ({ name: list.operationId as OperationName, body })),
  );
  for (const { name, body } of examples) check(name, body, String);
  const { client } = clientOf({}, { check });
  for await (const _ of client.listImages({ visibility: 'all', os_hidden: true }));
  expect(examples.length).toBeGreaterThan(2);
  expect(found.filter(({ kind }) => kind !== 'unknown-field')).toEqual([]);
});

test.each<[object, string]>([
  [{ onDrfit: () => {} }, 'onDrfit is unknown. Options: onDrift, strict.'],
  [{ onDrift: true }, 'onDrift must be a function. Received true.'],
  [
    { strict: 'new-value' },
    'strict must be a boolean or an array of unknown-field, missing-field, new-value, wrong-value. Received "new-value".',
  ],
  [
    { strict: ['new-values'] },
    'strict must be a boolean or an array of unknown-field, missing-field, new-value, wrong-value. Received ["new-values"].',
  ],
])('the invalid option %j is rejected', (options, message) => {
  expect(() => drift(options)).toThrow(expect.objectContaining({ name: 'QueryError', message }));
});
