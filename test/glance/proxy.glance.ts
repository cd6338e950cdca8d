import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContract } from '@conoha-images/contract';
import { Mock, readDataFile, startMock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { collection } from '../contract/collection.ts';
import { type GlanceData, startGlance, whyNoGlance } from './glance.ts';

const reason = await whyNoGlance();

/** A token that is long enough to be searched for in the recording, with that of another project. */
const [token, otherToken] = ['token-of-the-first-project', 'token-of-the-second-project'];

/** Times in whole seconds, as responses show them: fractions would be reported as items out of order. */
const data: GlanceData = {
  ...collection,
  tokens: { [token]: collection.tokens['tok-a'] ?? '', [otherToken]: collection.tokens['tok-b'] ?? '' },
  images: collection.images.map((image) => ({
    ...image,
    created_at: String(image['created_at']).replace(/\.\d+/, ''),
    updated_at: String(image['updated_at']).replace(/\.\d+/, ''),
  })),
};

interface Page {
  readonly images: readonly { id: string }[];
  readonly next?: string;
}

/** The IDs of the images on each page of a walk. */
async function walk(get: (target: string) => Promise<Response>, query: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let target: string | undefined = `/v2/images${query}`; target; ) {
    const response = await get(target);
    expect([target, response.status]).toEqual([target, 200]);
    const page = (await response.json()) as Page;
    pages.push(page.images.map(({ id }) => id));
    target = page.next;
  }
  return pages;
}

describe.skipIf(reason !== undefined)(reason ?? 'a mock in front of a real Glance', () => {
  test('valid queries have no violation, and the recording has the same pages', async () => {
    await using glance = await startGlance(data);
    const directory = await mkdtemp(join(tmpdir(), 'conoha-images-proxy-'));
    const file = join(directory, 'images.json');
    const proxy = await startMock({ port: 0, upstream: glance.url, record: file });
    const headers = { 'X-Auth-Token': token, Accept: 'application/json' };
    const queries = [
      '?limit=40',
      '?visibility=community&limit=100',
      '?os_hidden=true&limit=7',
      '?visibility=private',
      '?visibility=shared',
      '?sort=name:asc,size:desc&limit=1000',
      '?status=active&min_disk_min=1&limit=11',
      '?created_at=gte:2020-01-01&sort_key=created_at&sort_dir=asc&limit=13',
      '?name=in:a,b&tag=x',
    ];
    const recorded = await Promise.all(
      queries.map((query) => walk((target) => fetch(proxy.url + target, { headers }), query)),
    );
    expect(proxy.requests.filter(({ violations }) => violations.length > 0)).toEqual([]);
    const invalid = await fetch(`${proxy.url}/v2/images?limit=x`, { headers });
    expect([invalid.status, JSON.parse(invalid.headers.get('sl-violations') ?? '')]).toEqual([
      400,
      [{ location: ['request', 'query', 'limit'], message: 'limit must be a whole number, 0 or greater; given: x.' }],
    ]);
    const missing = await fetch(`${proxy.url}/v2/images`);
    expect([missing.status, missing.headers.get('sl-violations')]).toEqual([
      401,
      expect.stringContaining('x-auth-token'),
    ]);
    await proxy.close();

    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(token);
    const replay = new Mock({ data: await readDataFile(file) });
    for (const [index, query] of queries.entries()) {
      const pages = await walk((target) => replay.fetch(`http://replay.test${target}`, { headers }), query);
      expect([query, pages]).toEqual([query, recorded[index]]);
    }
    await rm(directory, { recursive: true });
  });

  test('the contract finds the same in Glance, with and without the mock in front of it', async () => {
    await using glance = await startGlance(data);
    await using proxy = await startMock({ port: 0, upstream: glance.url });
    const [direct, passed] = [glance.url, proxy.url].map((baseUrl) =>
      checkContract({ baseUrl, token, secondToken: otherToken, profile: 'glance', seed: 1, budget: 300 }),
    );
    const verdicts = async (report: typeof direct) =>
      (await report)?.results.map(({ relation, subject, status }) => ({ relation, subject, status }));
    expect((await passed)?.results.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(await verdicts(passed)).toEqual(await verdicts(direct));
  });
});
