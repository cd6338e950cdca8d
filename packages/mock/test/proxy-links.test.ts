import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Description, nodeAt } from '@conoha-images/document';
import { readDescription } from '@conoha-images/document/node';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mock, type MockServer, startMock } from '../source/index.ts';
import { redirectLinks } from '../source/proxy/redirect-links.ts';
import { startUpstream } from './upstream.ts';

const volumesFile = fileURLToPath(new URL('../../../test/openstack/volumes.yaml', import.meta.url));
const path = '/v3/project/volumes/detail';
const headers = { 'X-Auth-Token': 'canary-0123456789', Accept: 'application/json' };

let description: Description;
/** A response of the document, with one volume. */
let volume: object;
let directory: string;

beforeAll(async () => {
  description = await readDescription(volumesFile);
  const operation = nodeAt(description.document, 'paths', '/v3/{project_id}/volumes/detail', 'get');
  const examples = nodeAt(operation, 'responses', '200', 'content', 'application/json', 'examples') as object;
  const [example] = Object.values(examples) as { value: { volumes: object[] } }[];
  volume = example?.value.volumes[0] ?? {};
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(() => rm(directory, { recursive: true }));

interface Page {
  readonly volumes: readonly { readonly id: string }[];
  readonly volumes_links?: readonly { readonly href: string }[];
}

async function walk(start: string): Promise<{ ids: string[]; urls: string[] }> {
  const [ids, urls]: string[][] = [[], []];
  for (let url: string | undefined = start; url; ) {
    urls?.push(url);
    const page = (await (await fetch(url, { headers })).json()) as Page;
    ids?.push(...page.volumes.map(({ id }) => id));
    url = page.volumes_links?.[0]?.href;
  }
  return { ids: ids ?? [], urls: urls ?? [] };
}

async function startProxy(upstream: string, record?: string): Promise<MockServer> {
  return startMock({ port: 0, description, upstream, ...(record && { record }) });
}

test.each(['', '/base'])(
  'a walk along whole URLs stays at the proxy, if the upstream has the path %j',
  async (base) => {
    const volumes = [1, 2, 3, 4, 5].map((number) => ({ ...volume, id: `volume-${number}` }));
    const mock = new Mock({ description, data: { volumes } });
    await using upstream = await startUpstream(async ({ target }, response) => {
      // As a service behind a gateway that knows its public URL.
      const page = await mock.fetch(upstream.url + target.slice(base.length), { headers });
      const text = (await page.text()).replaceAll(
        `${upstream.url}/v3/project/volumes/detail`,
        upstream.url + base + path,
      );
      response.writeHead(page.status, { 'Content-Type': 'application/json' }).end(text);
    });
    const file = join(directory, `walk${base.slice(1)}.json`);
    const proxy = await startProxy(upstream.url + base, file);
    const { ids, urls } = await walk(`${proxy.url}${path}?limit=2`);
    await proxy.close();
    expect(ids).toHaveLength(5);
    expect(urls.map((url) => url.startsWith(`${proxy.url}${path}?`))).toEqual([true, true, true]);
    expect(proxy.requests.map(({ violations }) => violations)).toEqual([[], [], []]);
    const recorded = JSON.parse(await readFile(file, 'utf8')) as Page;
    expect(recorded.volumes.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  },
);

test('only the link changes: numbers, escapes and the same URL in an item stay byte for byte', async () => {
  let [body, encoding] = [Buffer.alloc(0), 'identity'];
  await using upstream = await startUpstream((_, response) =>
    response
      .writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Encoding': encoding,
        'Content-Digest': 'sha-256=:AA==:',
        ETag: '"1"',
      })
      .end(body),
  );
  const proxy = await startProxy(upstream.url);
  // Go escapes an ampersand, and PHP a slash.
  const escaped = `${upstream.url}${path}`.replaceAll('/', '\\/');
  const link = `"${escaped}?limit=1\\u0026marker=a"`;
  const same = `"${upstream.url}${path}?limit=1&marker=a"`;
  const textWith = (link: string) =>
    `{ "${same.slice(1, -1)}": ${same}, "n": [1.0, 12345678901234567890],\n"volumes": [${JSON.stringify({ ...volume, id: 'a' }).slice(0, -1)}, "description": ${same}}],` +
    `"volumes_links":\t[{"rel": "self", "href": ${same}}, {"rel": "next", "href": ${link} }] }\n`;
  const expected = textWith(`"${proxy.url}${path}?limit=1&marker=a"`);
  for (const name of ['identity', 'gzip']) {
    encoding = name;
    body = name === 'gzip' ? gzipSync(textWith(link)) : Buffer.from(textWith(link));
    const response = await fetch(`${proxy.url}${path}?limit=1`, { headers });
    expect(await response.text()).toBe(expected);
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(expected)));
    expect(['content-encoding', 'content-digest', 'etag'].map((name) => response.headers.get(name))).toEqual([
      null,
      null,
      '"1"',
    ]);
  }
  await proxy.close();
});

test('the checks see the link as the upstream wrote it, and a link to another server stays', async () => {
  let link = '';
  await using upstream = await startUpstream((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Digest': 'sha-256=:AA==:' })
      .end(JSON.stringify({ volumes: [{ ...volume, id: 'a' }], volumes_links: [{ rel: 'next', href: link }] })),
  );
  const proxy = await startProxy(upstream.url);
  const next = async (target: string) => {
    link = target;
    const response = await fetch(`${proxy.url}${path}?limit=1`, { headers });
    const page = (await response.json()) as Page;
    const [violation = ''] = proxy.requests.at(-1)?.violations ?? [];
    return [page.volumes_links?.[0]?.href, violation, response.headers.get('content-digest')];
  };
  const wrong = `${upstream.url}${path}?limit=1&marker=b`;
  expect(await next(wrong)).toEqual([
    `${proxy.url}${path}?limit=1&marker=b`,
    'response: /volumes_links must have the query "limit=1&marker=a"; given: "limit=1&marker=b".',
    null,
  ]);
  const other = `http://127.0.0.1:1${path}?limit=1&marker=a`;
  const problem = expect.stringMatching(/^response: \/volumes_links must lead to .* of the same server; given: /);
  expect(await next(other)).toEqual([other, problem, 'sha-256=:AA==:']);
  const proxyLink = `${proxy.url}${path}?limit=1&marker=a`;
  expect(await next(proxyLink)).toEqual([proxyLink, problem, 'sha-256=:AA==:']);
  await proxy.close();
});

test('in any JSON, the link alone has another value afterwards', () => {
  const [list] = description.lists;
  if (!list) throw new Error('The document has no list.');
  const upstream = new URL('http://upstream.test');
  const link = 'http://upstream.test/v3?marker="\\é';
  const string = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(link, JSON.stringify(link), `"${link}`, '\\'));
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      string,
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.constantFrom(null, true, 0),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(string, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.array(value), fc.array(value), fc.dictionary(string, value), (volumes, links, others) => {
      const page = (href: string) => ({
        ...others,
        volumes,
        volumes_links: [...links, { rel: 'next', others: volumes, href }],
      });
      const bytes = Buffer.from(JSON.stringify(page(link), null, 1));
      const changed = redirectLinks(list, bytes, upstream, 'http://proxy.test');
      expect(Buffer.from(changed ?? []).toString()).toBe(
        JSON.stringify(page(link.replace('upstream', 'proxy')), null, 1),
      );
    }),
    { numRuns: 500 },
  );
});

test('both links change if the document describes them as whole URLs, and only the path of the upstream is left out', () => {
  const [list] = description.lists;
  if (!list) throw new Error('The document has no list.');
  const redirect = (page: object, body: object): unknown => {
    const { limit, marker } = list.page;
    const bytes = Buffer.from(JSON.stringify(body));
    const upstream = new URL('http://upstream.test/base/');
    const changed = redirectLinks({ ...list, page: { limit, marker, ...page } }, bytes, upstream, 'http://proxy.test');
    return changed && JSON.parse(Buffer.from(changed).toString());
  };
  const [next, first] = [{ pointer: '/next' }, { pointer: '/first' }];
  const body = { next: 'http://upstream.test/base/a?b=c', first: 'HTTP://UPSTREAM.test:80/basement' };
  expect(redirect({ next, first }, body)).toBeUndefined();
  const absolute = { next: { ...next, absolute: true }, first: { ...first, absolute: true } };
  expect(redirect(absolute, body)).toEqual({ next: 'http://proxy.test/a?b=c', first: 'http://proxy.test/basement' });
  expect(redirect(absolute, { next: null, first: '/base/a' })).toBeUndefined();
});
