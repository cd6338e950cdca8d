import { describe, expect, test } from 'vitest';
import { createImageClient, isAbortError, isBodyError, isPageError } from '../source/index.ts';
import { clientOf, image, images, numberOf, scripted } from './service.ts';

describe('a list that is gone through', () => {
  test.each([1, 2, 3, 5, 6, 7, 100])('has every item once, in pages of %i', async (limit) => {
    const { client } = clientOf({ images: images(6) });
    const found: number[] = [];
    for await (const each of client.listImages({ limit })) found.push(numberOf(each));
    expect(found).toEqual([6, 5, 4, 3, 2, 1]);
  });

  test('sends nothing before, and no more requests than there are pages', async () => {
    const { client, mock } = clientOf({ images: images(5) });
    const list = client.listImages({ limit: 2 });
    expect(mock.requests.length).toBe(0);
    const sizes: number[] = [];
    for await (const page of list.pages()) sizes.push(page.items.length);
    expect(sizes).toEqual([2, 2, 1]);
    expect(mock.requests.length).toBe(3);
  });

  test('ends where its caller does, and asks for no more', async () => {
    const { client, mock } = clientOf({ images: images(5) });
    for await (const each of client.listImages({ limit: 2 })) if (numberOf(each) === 4) break;
    expect(mock.requests.length).toBe(1);
    const found: number[] = [];
    for await (const each of client.listImages({ limit: 2 }, { maxItems: 3 })) found.push(numberOf(each));
    expect(found).toEqual([5, 4, 3]);
    expect(mock.requests.length).toBe(3);
    for await (const _ of client.listImages({}, { maxItems: 0 })) throw new Error('There is an item.');
    expect(mock.requests.length).toBe(3);
  });

  test('does not end at an empty page that has a next', async () => {
    const { fetch, requests } = scripted(
      Response.json({ images: [image(1)], next: '/v2/images?marker=a' }),
      Response.json({ images: [], next: '/v2/images?marker=b' }),
      Response.json({ images: [image(2)] }),
    );
    const found: number[] = [];
    const client = createImageClient({ token: 'token', fetch });
    for await (const each of client.listImages()) found.push(numberOf(each));
    expect(found).toEqual([1, 2]);
    expect(requests.map(({ url }) => new URL(url).search)).toEqual(['', '?marker=a', '?marker=b']);
  });

  test('keeps its whole query, also what a link leaves out', async () => {
    const { fetch, requests } = scripted(
      // Glance's own links keep one of a repeated parameter.
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
  ])('goes on where it began, whatever the link to the next page is: %s', async (next) => {
    const { fetch, requests } = scripted(Response.json({ images: [image(1)], next }), Response.json({ images: [] }));
    const client = createImageClient({ token: 'token', fetch });
    for await (const _ of client.listImages());
    expect(requests[1]?.url).toBe('https://image-service.c3j1.conoha.io/v2/images?marker=a');
  });

  test.each([
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a'],
    [['a', 'b', 'c'], 'c'],
  ])('is an error where after %j comes %s again', async (markers, again) => {
    const pages = [...markers, again].map((marker, index) =>
      Response.json({ images: [image(index)], next: `/v2/images?marker=${marker}` }),
    );
    const { fetch, requests } = scripted(...pages);
    const client = createImageClient({ token: 'token', fetch });
    const found: number[] = [];
    const walk = async (): Promise<void> => {
      for await (const each of client.listImages()) found.push(numberOf(each));
    };
    await expect(walk()).rejects.toSatisfy(isPageError);
    expect(found.length).toBe(markers.length);
    expect(requests.length).toBe(markers.length + 1);
  });

  test('ends where the link to the next page is null', async () => {
    const { fetch, requests } = scripted(Response.json({ images: [image(1)], next: null }));
    for await (const _ of createImageClient({ token: 'token', fetch }).listImages());
    expect(requests.length).toBe(1);
  });

  test.each([
    ['/v2/images?limit=1', 'The link to the next page has no marker.'],
    [17, 'The link to the next page has no marker.'],
    ['/v2/images?marker=', 'The link to the next page has no marker.'],
  ])('is an error where the link to the next page is %j', async (next, message) => {
    const { fetch } = scripted(Response.json({ images: [], next }));
    await expect(createImageClient({ token: 'token', fetch }).listImages()).rejects.toThrow(message);
  });

  test('asks for the next page while its caller works on this one, where it may', async () => {
    const { client, mock } = clientOf({ images: images(4), scenarios: ['latency; milliseconds=5'] });
    const seen: number[] = [];
    for await (const page of client.listImages({ limit: 1 }, { prefetch: true }).pages()) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      seen.push(mock.requests.length);
      expect(page.items.length + (page.marker === undefined ? 1 : 0)).toBe(1);
    }
    // Of page n, page n+1 is there already; the fifth is empty and the last.
    expect(seen).toEqual([2, 3, 4, 5, 5]);
  });

  test.each([false, true])('ends with the page that has the last item of maxItems, prefetch: %s', async (prefetch) => {
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
      for await (const each of client.listImages({ limit: 3 }, { maxItems, prefetch })) found.push(numberOf(each));
      expect([maxItems, found.length, mock.requests.length - before]).toEqual([maxItems, items, 2 * Number(pages)]);
    }
  });

  test('gives no page that was asked for early to who has aborted since', async () => {
    const { client } = clientOf({ images: images(4) });
    const controller = new AbortController();
    const walk = client.listImages({ limit: 1 }, { prefetch: true, signal: controller.signal }).pages();
    await walk.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    await expect(walk.next()).rejects.toSatisfy(isAbortError);
  });

  test('has every image once where another is inserted meanwhile', async () => {
    const { client } = clientOf({ images: images(9), scenarios: ['insertion'] });
    const found: string[] = [];
    for await (const { id } of client.listImages({ limit: 2 })) found.push(id);
    expect(new Set(found).size).toBe(found.length);
    expect(images(9).filter(({ id }) => !found.includes(id))).toEqual([]);
  });

  test('ends where the image is deleted that its next page comes after, and goes on from one before', async () => {
    const { client } = clientOf({ images: images(9), scenarios: ['deletion; times=1'] });
    const found: string[] = [];
    const walk = async (marker?: string): Promise<void> => {
      for await (const { id } of client.listImages({ limit: 3, marker })) found.push(id);
    };
    await expect(walk()).rejects.toThrow(
      '400 Bad Request: No image found with ID 00000000-0000-4000-8000-000000000007',
    );
    found.length = 2;
    await walk(found[1]);
    expect(found.map((id) => Number(id.slice(-2)))).toEqual([9, 8, 6, 5, 4, 3, 2, 1]);
  });

  test('throws what went wrong with a page that was asked for early only when it is wanted', async () => {
    const { fetch } = scripted(
      Response.json({ images: [image(2), image(1)], next: '/v2/images?marker=a' }),
      new Response('', { status: 500 }),
    );
    const client = createImageClient({ token: 'token', fetch, prefetch: true, retries: 0 });
    const found: number[] = [];
    const walk = async (): Promise<void> => {
      for await (const each of client.listImages()) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        found.push(numberOf(each));
      }
    };
    await expect(walk()).rejects.toThrow(expect.objectContaining({ name: 'ResponseError', status: 500 }));
    expect(found).toEqual([2, 1]);
  });

  test('ends the request for a page that nobody wants any more', async () => {
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
});

describe('a page', () => {
  test('has its items, its response, and the way on', async () => {
    const { client, mock } = clientOf({ images: images(3) });
    const page = await client.listImages({ limit: 2 });
    expect(page.items.map(numberOf)).toEqual([3, 2]);
    expect(page.response.status).toBe(200);
    expect(page.response.headers.get('x-openstack-request-id')).toMatch(/^req-/);
    const last = await page.next();
    expect(last?.items.map(numberOf)).toEqual([1]);
    expect(last?.marker).toBeUndefined();
    expect(await last?.next()).toBeUndefined();
    expect(mock.requests.length).toBe(2);
  });

  test('can be gone on from, more than once, and from its marker at another time', async () => {
    const { client } = clientOf({ images: images(5) });
    const page = await client.listImages({ limit: 2 });
    for (let time = 0; time < 2; time += 1) {
      const found: number[] = [];
      for await (const each of page) found.push(numberOf(each));
      expect(found).toEqual([5, 4, 3, 2, 1]);
      expect((await page.next())?.items.map(numberOf)).toEqual([3, 2]);
    }
    const later: number[] = [];
    for await (const each of client.listImages({ limit: 2, marker: page.marker })) later.push(numberOf(each));
    expect(later).toEqual([3, 2, 1]);
  });

  test('can be gone on from again when the list is another', async () => {
    const answer = (...markers: string[]) =>
      markers.map((marker) => Response.json({ images: [], next: `/v2/images?marker=${marker}` }));
    const last = Response.json({ images: [] });
    const { fetch } = scripted(...answer('a', 'b', 'c'), last, ...answer('x', 'b', 'c'), last);
    const page = await createImageClient({ token: 'token', fetch }).listImages();
    const lengths: number[] = [];
    for (let time = 0; time < 2; time += 1) {
      let pages = 0;
      for await (const _ of page.pages()) pages += 1;
      lengths.push(pages);
    }
    // The second time a page was inserted before b, which was nearer to the first page before.
    expect(lengths).toEqual([4, 5]);
  });

  test('is asked for once, however often it is awaited', async () => {
    const { client, mock } = clientOf({ images: images(1) });
    const list = client.listImages();
    const [one, other] = await Promise.all([list, list]);
    expect(one).toBe(other);
    expect(await list.then(({ items }) => items.length)).toBe(1);
    expect(await list.finally(() => {})).toBe(one);
    expect(
      await clientOf()
        .client.listImages({ limit: -1 })
        .catch(({ status }) => status),
    ).toBe(400);
    expect(mock.requests.length).toBe(1);
  });

  test.each([
    ['no JSON', '<html></html>', 'The answer is no JSON, of 13 characters.'],
    ['nothing', '', 'The answer is no JSON, of 0 characters.'],
    ['no list', '{"error": {}}', 'The answer has no array at /images.'],
    ['null', 'null', 'The answer has no array at /images.'],
    ['a list of another shape', '{"images": {"0": 1}}', 'The answer has no array at /images.'],
  ])('is an error where the body is %s', async (_, body, message) => {
    const { fetch } = scripted(new Response(body));
    const call = createImageClient({ token: 'token', fetch }).listImages();
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toSatisfy(isBodyError);
  });
});
