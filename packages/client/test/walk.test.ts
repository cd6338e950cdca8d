import { expect, test } from 'vitest';
import { createImageClient, isAbortError, isPageError } from '../source/index.ts';
import { clientOf, image, images, numberOf, scripted, serverUrl } from './service.ts';

test.each([1, 2, 3, 5, 6, 7, 100])('a walk yields every item once, in pages of %i', async (limit) => {
  const { client } = clientOf({ images: images(6) });
  const found: number[] = [];
  for await (const item of client.listImages({ limit })) found.push(numberOf(item));
  expect(found).toEqual([6, 5, 4, 3, 2, 1]);
});

test('a walk sends its first request when it is iterated, and one for each page', async () => {
  const { client, mock } = clientOf({ images: images(5) });
  const list = client.listImages({ limit: 2 });
  expect(mock.requests.length).toBe(0);
  const sizes: number[] = [];
  for await (const page of list.pages()) sizes.push(page.items.length);
  expect(sizes).toEqual([2, 2, 1]);
  expect(mock.requests.length).toBe(3);
});

test('a walk sends no request after its caller has stopped or has maxItems items', async () => {
  const { client, mock } = clientOf({ images: images(5) });
  for await (const item of client.listImages({ limit: 2 })) if (numberOf(item) === 4) break;
  expect(mock.requests.length).toBe(1);
  const found: number[] = [];
  for await (const item of client.listImages({ limit: 2 }, { maxItems: 3 })) found.push(numberOf(item));
  expect(found).toEqual([5, 4, 3]);
  expect(mock.requests.length).toBe(3);
  for await (const _ of client.listImages({}, { maxItems: 0 })) throw new Error('The walk yielded an item.');
  expect(mock.requests.length).toBe(3);
});

test.each([false, true])('pages() ends with the page that holds item maxItems, prefetch: %s', async (prefetch) => {
  const { client, mock } = clientOf({ images: images(9) });
  for (const [maxItems, pages, items] of [
    [0, 0, 0],
    [1, 1, 1],
    [3, 1, 3],
    [4, 2, 4],
    [6, 2, 6],
    [9, 3, 9],
    [10, 4, 9],
  ]) {
    const before = mock.requests.length;
    let count = 0;
    for await (const _ of client.listImages({ limit: 3 }, { maxItems, prefetch }).pages()) count += 1;
    expect([maxItems, count, mock.requests.length - before]).toEqual([maxItems, pages, pages]);
    const found: number[] = [];
    for await (const item of client.listImages({ limit: 3 }, { maxItems, prefetch })) found.push(numberOf(item));
    expect([maxItems, found.length, mock.requests.length - before]).toEqual([maxItems, items, 2 * Number(pages)]);
  }
});

test('a walk continues after an empty page that has a next link', async () => {
  const { fetch, requests } = scripted(
    Response.json({ images: [image(1)], next: '/v2/images?marker=a' }),
    Response.json({ images: [], next: '/v2/images?marker=b' }),
    Response.json({ images: [image(2)] }),
  );
  const found: number[] = [];
  const client = createImageClient({ token: 'token', fetch });
  for await (const item of client.listImages()) found.push(numberOf(item));
  expect(found).toEqual([1, 2]);
  expect(requests.map(({ url }) => new URL(url).search)).toEqual(['', '?marker=a', '?marker=b']);
});

test('a walk ends if the link to the next page is null', async () => {
  const { fetch, requests } = scripted(Response.json({ images: [image(1)], next: null }));
  for await (const _ of createImageClient({ token: 'token', fetch }).listImages());
  expect(requests.length).toBe(1);
});

test('every page of a walk has the whole query, even if a link lacks a part of it', async () => {
  const { fetch, requests } = scripted(
    // Glance's links keep only one value of a repeated parameter.
    Response.json({ images: [image(1)], next: '/v2/images?tag=b&limit=5&marker=a' }),
    Response.json({ images: [] }),
  );
  const client = createImageClient({ token: 'token', fetch });
  for await (const _ of client.listImages({ tag: ['a', 'b'], limit: 1 }, { properties: { x: 'y' } }));
  expect(requests.map(({ url }) => new URL(url).search)).toEqual([
    '?limit=1&tag=a&tag=b&x=y',
    '?limit=1&tag=a&tag=b&x=y&marker=a',
  ]);
});

test.each([
  'https://evil.example/v2/images?marker=a',
  '//evil.example/v2/images?marker=a',
  'https://user:password@evil.example/?marker=a#b',
  '/v3/others?marker=a&visibility=all',
  '?marker=a',
  'marker?marker=a',
])('a walk stays on its host and path if the next link is %s', async (next) => {
  const { fetch, requests } = scripted(Response.json({ images: [image(1)], next }), Response.json({ images: [] }));
  const client = createImageClient({ token: 'token', fetch });
  for await (const _ of client.listImages());
  expect(requests[1]?.url).toBe(`${serverUrl}/v2/images?marker=a`);
});

test.each([
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a'],
  [['a', 'b', 'c'], 'c'],
])('a walk fails if the marker %s follows the markers %j', async (markers, repeated) => {
  const pages = [...markers, repeated].map((marker, index) =>
    Response.json({ images: [image(index)], next: `/v2/images?marker=${marker}` }),
  );
  const { fetch, requests } = scripted(...pages);
  const client = createImageClient({ token: 'token', fetch });
  const found: number[] = [];
  const walk = async (): Promise<void> => {
    for await (const item of client.listImages()) found.push(numberOf(item));
  };
  const error = await walk().catch((reason) => reason);
  expect(error).toSatisfy(isPageError);
  expect(error.message).toBe(`The marker ${repeated} is repeated: the list would never end.`);
  expect(found.length).toBe(markers.length);
  expect(requests.length).toBe(markers.length + 1);
});

test('a walk yields every image once if an image is inserted meanwhile', async () => {
  const { client } = clientOf({ images: images(9), scenarios: ['insertion'] });
  const found: string[] = [];
  for await (const { id } of client.listImages({ limit: 2 })) found.push(id);
  expect(new Set(found).size).toBe(found.length);
  expect(images(9).filter(({ id }) => !found.includes(id))).toEqual([]);
});

test('a walk fails if the image of its marker is deleted, and continues from the image before it', async () => {
  const { client } = clientOf({ images: images(9), scenarios: ['deletion; times=1'] });
  const found: string[] = [];
  const walk = async (marker?: string): Promise<void> => {
    for await (const { id } of client.listImages({ limit: 3, marker })) found.push(id);
  };
  await expect(walk()).rejects.toThrow('400 Bad Request: No image found with ID 00000000-0000-4000-8000-000000000007');
  found.length = 2;
  await walk(found[1]);
  expect(found.map((id) => Number(id.slice(-2)))).toEqual([9, 8, 6, 5, 4, 3, 2, 1]);
});

test('with prefetch, the next page loads while the caller works on the current one', async () => {
  const { client, mock } = clientOf({ images: images(4), scenarios: ['latency; milliseconds=5'] });
  const seen: number[] = [];
  for await (const page of client.listImages({ limit: 1 }, { prefetch: true }).pages()) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    seen.push(mock.requests.length);
    expect(page.items.length + (page.marker === undefined ? 1 : 0)).toBe(1);
  }
  // While the caller has page n, page n + 1 has been loaded. The fifth page is empty and the last.
  expect(seen).toEqual([2, 3, 4, 5, 5]);
});

test('with prefetch, a page that has been loaded is not yielded after an abort', async () => {
  const { client } = clientOf({ images: images(4) });
  const controller = new AbortController();
  const walk = client.listImages({ limit: 1 }, { prefetch: true, signal: controller.signal }).pages();
  await walk.next();
  await new Promise((resolve) => setTimeout(resolve, 20));
  controller.abort();
  await expect(walk.next()).rejects.toSatisfy(isAbortError);
});

test('with prefetch, the error of a page is thrown when the walk reaches that page', async () => {
  const { fetch } = scripted(
    Response.json({ images: [image(2), image(1)], next: '/v2/images?marker=a' }),
    new Response('', { status: 500 }),
  );
  const client = createImageClient({ token: 'token', fetch, prefetch: true, retries: 0 });
  const found: number[] = [];
  const walk = async (): Promise<void> => {
    for await (const item of client.listImages()) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      found.push(numberOf(item));
    }
  };
  await expect(walk()).rejects.toThrow(expect.objectContaining({ name: 'ResponseError', status: 500 }));
  expect(found).toEqual([2, 1]);
});

test('with prefetch, the request for the next page is aborted if the caller stops', async () => {
  const signals: AbortSignal[] = [];
  const { mock } = clientOf({ images: images(4) });
  const { client } = clientOf(mock, {
    prefetch: true,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      signals.push(request.signal);
      if (signals.length > 1) await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
      return mock.fetch(request);
    },
  });
  for await (const _ of client.listImages({ limit: 1 })) break;
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
});
