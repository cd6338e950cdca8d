import { expect, test } from 'vitest';
import { checkChanged, failedChecks, json } from './changed-mock.ts';

const relations = ['next-keeps-query', 'first-keeps-query'];

/** Pages of which lists have links to follow, and few requests. */
const options = { only: ['filter-last-value', ...relations], budget: 400 };

/** Changes every link. */
const links = (change: (link: string) => string) => async (response: Response) => {
  if (response.status !== 200) return response;
  const body = (await response.json()) as { first: string; next?: string };
  return json({ ...body, first: change(body.first), ...(body.next && { next: change(body.next) }) });
};

/** Changes the query of every link. */
const queriesOfLinks = (change: (query: URLSearchParams) => Iterable<readonly [string, string]>) =>
  links((link) => {
    const [path, query] = link.split('?');
    return `${path}?${new URLSearchParams([...change(new URLSearchParams(query))] as [string, string][])}`;
  });

test.each<[string, (path: string) => string]>([
  ['another port', (path) => `http://127.0.0.1:1${path}`],
  ['another scheme', (path) => `https://127.0.0.1${path}`],
  ['another host', (path) => `http://other.example${path}`],
  ['another host after two slashes', (path) => `//other.example${path}`],
  ['another host after a backslash', (path) => String.raw`/\other.example` + path],
  ['a part of the path', (path) => path.replace('/v2', '')],
])('a link to %s fails', async (_place, change) => {
  const report = await checkChanged(links(change), { only: relations });
  expect(failedChecks(report)).toEqual(relations);
});

test('links that keep the last of each repeated parameter are known with the profile glance', async () => {
  const lastOfEach = queriesOfLinks((query) => new Map(query));
  const strict = await checkChanged(lastOfEach, options);
  expect(failedChecks(strict)).toEqual(relations);
  const { results } = await checkChanged(lastOfEach, { ...options, profile: 'glance' });
  const finding = { status: 'known', finding: 'links-keep-one-of-a-repeated-parameter' };
  for (const relation of relations) expect(results).toContainEqual(expect.objectContaining({ relation, ...finding }));
});

test('links that also lose another parameter fail with the profile glance', async () => {
  const fewer = queriesOfLinks((query) => [...new Map(query)].filter(([name]) => name !== 'member_status'));
  const report = await checkChanged(fewer, { ...options, profile: 'glance' });
  expect(failedChecks(report)).toEqual(relations);
});
