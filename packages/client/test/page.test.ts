import { expect, test } from 'vitest';
import { createImageClient, isBodyError } from '../source/index.ts';
import { clientOf, images, numberOf, scripted } from './service.ts';

test('a page has its items, its response and the next page', async () => {
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

test('a page can be iterated repeatedly, and continued later from its marker', async () => {
  const { client } = clientOf({ images: images(5) });
  const page = await client.listImages({ limit: 2 });
  for (let time = 0; time < 2; time += 1) {
    const found: number[] = [];
    for await (const item of page) found.push(numberOf(item));
    expect(found).toEqual([5, 4, 3, 2, 1]);
    expect((await page.next())?.items.map(numberOf)).toEqual([3, 2]);
  }
  const later: number[] = [];
  for await (const item of client.listImages({ limit: 2, marker: page.marker })) later.push(numberOf(item));
  expect(later).toEqual([3, 2, 1]);
});

test('a page can be iterated again after the list has changed', async () => {
  const pagesTo = (...markers: string[]) =>
    markers.map((marker) => Response.json({ images: [], next: `/v2/images?marker=${marker}` }));
  const last = Response.json({ images: [] });
  const { fetch } = scripted(...pagesTo('a', 'b', 'c'), last, ...pagesTo('x', 'b', 'c'), last);
  const page = await createImageClient({ token: 'token', fetch }).listImages();
  const lengths: number[] = [];
  for (let time = 0; time < 2; time += 1) {
    let pages = 0;
    for await (const _ of page.pages()) pages += 1;
    lengths.push(pages);
  }
  // The second time a page has been inserted before marker b, which the first walk has seen too.
  expect(lengths).toEqual([4, 5]);
});

test('a list that is awaited several times is loaded once', async () => {
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
  ['HTML', '<html></html>', 'The response body is not JSON (13 characters).'],
  ['empty', '', 'The response body is not JSON (0 characters).'],
  ['an object without a list', '{"error": {}}', 'The response body has no array at /images.'],
  ['null', 'null', 'The response body has no array at /images.'],
  ['an object whose list is an object', '{"images": {"0": 1}}', 'The response body has no array at /images.'],
])('a response with status 200 is a BodyError if its body is %s', async (_, body, message) => {
  const { fetch } = scripted(new Response(body));
  const call = createImageClient({ token: 'token', fetch }).listImages();
  await expect(call).rejects.toThrow(message);
  await expect(call).rejects.toSatisfy(isBodyError);
});

test.each([null, 17, 'text', undefined, []])('a page is a BodyError if one of its items is %j', async (item) => {
  const { fetch } = scripted(Response.json({ images: [{}, {}, item] }));
  const call = createImageClient({ token: 'token', fetch }).listImages();
  await expect(call).rejects.toThrow('The item at /images/2 is not an object.');
  const { fetch: other } = scripted(Response.json({ images: [item, {}] }));
  await expect(createImageClient({ token: 'token', fetch: other }).listImages()).rejects.toThrow('/images/0');
  await expect(call).rejects.toSatisfy(isBodyError);
});

test.each(['/v2/images?limit=1', 17, '/v2/images?marker='])(
  'a page is a BodyError if the link to the next page is %j',
  async (next) => {
    const { fetch } = scripted(Response.json({ images: [], next }));
    const call = createImageClient({ token: 'token', fetch }).listImages();
    await expect(call).rejects.toThrow('The link to the next page has no marker.');
    await expect(call).rejects.toSatisfy(isBodyError);
  },
);
