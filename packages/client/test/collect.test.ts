import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientOf, images, numberOf } from './service.ts';

test('toArray() gives the items of all pages, up to maxItems and up to the maxItems of the call', async () => {
  const { client } = clientOf({ images: images(12) });
  const anyLimit = fc.oneof(fc.integer({ min: 0, max: 15 }), fc.constant(Number.POSITIVE_INFINITY));
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 13 }),
      anyLimit,
      fc.option(anyLimit),
      async (limit, maxItems, ofCall) => {
        const list = client.listImages({ limit }, { maxItems: ofCall ?? undefined });
        const expected = Math.min(12, maxItems, ofCall ?? 12);
        const numbers = (await list.toArray({ maxItems })).map(numberOf);
        expect(numbers).toEqual(Array.from({ length: expected }, (_, index) => 12 - index));
      },
    ),
  );
});

test('toArray() loads no page after that of the last item', async () => {
  const { client, mock } = clientOf({ images: images(9) });
  expect((await client.listImages({ limit: 2 }).toArray({ maxItems: 4 })).length).toBe(4);
  expect(mock.requests.length).toBe(2);
});

test.each([undefined, {}, { maxItems: undefined }, { maxItems: -1 }, { maxItems: '5' }, { maxItems: Number.NaN }])(
  'toArray(%o) is rejected before a request is sent',
  async (limit) => {
    const { client, mock } = clientOf();
    const call = client.listImages().toArray(limit as never);
    await expect(call).rejects.toThrow(/^maxItems must be a number, 0 or greater\. Received /);
    await expect(call).rejects.toThrow(expect.objectContaining({ name: 'QueryError', parameter: 'maxItems' }));
    expect(mock.requests.length).toBe(0);
  },
);

test('first() gives the first item, or undefined if the list is empty', async () => {
  const { client, mock } = clientOf({ images: images(3) });
  expect(await client.listImages({ limit: 1 }).first()).toMatchObject({ name: 'image-3' });
  expect(mock.requests.length).toBe(1);
  expect(await client.listImages({ name: 'image-2' }).first()).toMatchObject({ name: 'image-2' });
  expect(await client.listImages({ name: 'missing' }).first()).toBeUndefined();
});

test('first() loads no page after that of the item, with prefetch too', async () => {
  const { client, mock } = clientOf({ images: images(3) });
  expect(await client.listImages({ limit: 1 }, { prefetch: true }).first()).toMatchObject({ name: 'image-3' });
  expect(mock.requests.length).toBe(1);
});

test('first() and toArray() of a page begin with its own items', async () => {
  const { client } = clientOf({ images: images(5) });
  const second = await (await client.listImages({ limit: 2 })).next();
  expect(numberOf((await second?.first()) ?? { id: '' })).toBe(3);
  expect((await second?.toArray({ maxItems: Number.POSITIVE_INFINITY }))?.map(numberOf)).toEqual([3, 2, 1]);
});
