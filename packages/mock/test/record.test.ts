import { access, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDocument } from '@conoha-images/document/node';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Description, Mock, readDataFile, standardDescription, startMock } from '../source/index.ts';
import { Recording } from '../source/proxy/recording.ts';
import { books, booksFile } from './books.ts';
import { images, serverUrl } from './images.ts';
import { queriesOf } from './queries.ts';
import { startUpstream } from './upstream.ts';

const token = 'canary-0123456789';
const headers = { 'X-Auth-Token': token, Accept: 'application/json' };

let directory: string;
let files = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(() => rm(directory, { recursive: true }));

/** The path of a file that does not exist yet. */
function newFile(): string {
  files += 1;
  return join(directory, `recording-${files}.json`);
}

interface Page {
  readonly images: readonly Record<string, unknown>[];
  readonly next?: string;
}

/** Reads a list to its end through a mock. */
async function walk(url: string, query = ''): Promise<void> {
  for (let target: string | undefined = `/v2/images${query}`; target; ) {
    const page = (await (await fetch(url + target, { headers })).json()) as Page;
    target = page.next;
  }
}

/** Records the whole list of an upstream, and returns the text of the recording. */
async function record(upstream: string, file: string, query?: string): Promise<string> {
  const proxy = await startMock({ port: 0, upstream, record: file });
  await walk(proxy.url, query);
  await proxy.close();
  return readFile(file, 'utf8');
}

/** Starts an upstream that always sends the same images. */
function startImages(images: readonly unknown[]) {
  return startUpstream((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ images, first: '/v2/images?secret=1', schema: '/v2/schemas/images' })),
  );
}

/** Images that are as in a response. */
function complete(count: number, properties: object = {}): Record<string, unknown>[] {
  return images(count).map((item) => ({
    ...item,
    self: `/v2/images/${item['id']}`,
    file: `/v2/images/${item['id']}/file`,
    ...properties,
  }));
}

test('a recording of the whole list has the same pages as the upstream for any query', async () => {
  await using upstream = await startMock({ port: 0 });
  const file = newFile();
  const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
  for (const query of [
    '?limit=50',
    '?visibility=community',
    '?os_hidden=true',
    '?visibility=shared&member_status=all',
  ]) {
    await walk(proxy.url, query);
  }
  await proxy.close();
  const replay = new Mock({ data: await readDataFile(file) });
  const catalogue = (JSON.parse(await readFile(file, 'utf8')) as Page).images;
  expect(catalogue.length).toBeGreaterThan(120);
  await fc.assert(
    fc.asyncProperty(queriesOf(listImages, catalogue), async (query) => {
      for (let target: string | undefined = `/v2/images?${query}`, pages = 0; target && pages < 3; pages += 1) {
        const original: Response = await fetch(upstream.url + target, { headers });
        const replayed: Response = await replay.fetch(serverUrl + target, { headers });
        const text: string = await replayed.text();
        expect(text).toBe(await original.text());
        target = (JSON.parse(text) as Page).next;
      }
    }),
    { numRuns: 200 },
  );
});

test('the first pages of some queries are the same in a recording of only these', async () => {
  await using upstream = await startMock({ port: 0, images: images(60) });
  const query = queriesOf(listImages, images(60));
  await fc.assert(
    fc.asyncProperty(fc.array(query, { minLength: 1, maxLength: 4 }), async (queries) => {
      const file = newFile();
      const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
      const bodies = await Promise.all(
        queries.map(async (query) => (await fetch(`${proxy.url}/v2/images?${query}`, { headers })).text()),
      );
      await proxy.close();
      const replay = new Mock({ data: await readDataFile(file) });
      for (const [index, query] of queries.entries()) {
        expect(await (await replay.fetch(`${serverUrl}/v2/images?${query}`, { headers })).text()).toBe(bodies[index]);
      }
    }),
    { numRuns: 30 },
  );
});

test('the lists of another document are recorded at the same pointers as in its responses', async () => {
  const document = parse(await readFile(booksFile, 'utf8'));
  const films = structuredClone(document.paths['/books']);
  films.get.operationId = 'listFilms';
  const description: Description = describeDocument({ ...document, paths: { ...document.paths, '/films': films } });
  await using upstream = await startMock({ port: 0, description, data: books });
  const file = newFile();
  const proxy = await startMock({ port: 0, description, upstream: upstream.url, record: file });
  for (const path of ['/books?count=5', '/films?count=7&order=pages:desc']) {
    await fetch(proxy.url + path, { headers: { 'X-Card': 'card' } });
  }
  await proxy.close();
  const { shelf, ...others } = JSON.parse(await readFile(file, 'utf8')) as { shelf: object };
  // Both lists have their items at the same pointer, and one of the items is on both pages.
  expect([Object.keys(shelf), Object.keys(others)]).toEqual([['books'], []]);
  const replay = new Mock({ description, data: await readDataFile(file) });
  const page = await replay.fetch('http://library.example/films?count=7&order=pages:desc', {
    headers: { 'X-Card': '1' },
  });
  const original = await fetch(`${upstream.url}/films?count=7&order=pages:desc`, { headers: { 'X-Card': '1' } });
  expect(await page.text()).toBe(await original.text());
});

test('the newest version of an image replaces the others, and what else the file has is kept', async () => {
  const file = newFile();
  const existing = {
    images: complete(3),
    tokens: { mine: 'project' },
    members: { [String(complete(1)[0]?.['id'])]: {} },
  };
  await writeFile(file, JSON.stringify({ ...existing, next: '/v2/images?marker=secret', first: '/v2/images' }));
  await using upstream = await startImages([...complete(2, { name: 'renamed' }), ...complete(5).slice(3)]);
  const { images, ...others } = JSON.parse(await record(upstream.url, file)) as typeof existing;
  expect(images.map(({ name }) => name)).toEqual(['renamed', 'renamed', 'image-3', 'image-4', 'image-5']);
  // Without the links, and with any further list of the document.
  expect(others).toMatchObject({ tokens: existing.tokens, members: existing.members });
  for (const link of ['next', 'first']) expect(others).not.toHaveProperty(link);
});

test('a file that is not a valid data file is rejected and stays as it is', async () => {
  await using upstream = await startImages([]);
  const start = (file: string) => startMock({ port: 0, upstream: upstream.url, record: file });
  for (const [content, message] of [
    ['{"images": [', /must be JSON/],
    ['[]', /must be a JSON object/],
    ['{"images": [{}]}', /violates the document/],
    ['{"pictures": []}', /violates the document/],
  ] as const) {
    const file = newFile();
    await writeFile(file, content);
    await expect(start(file)).rejects.toThrow(message);
    await expect(start(file)).rejects.toThrow(file);
    expect(await readFile(file, 'utf8')).toBe(content);
  }
  await expect(start(directory)).rejects.toThrow(
    /^The recording must be a file; given: .*, which is something else\.$/,
  );
});

test('an empty file is filled, a link stays a link, and the file is there before the first page', async () => {
  const [file, link] = [newFile(), newFile()];
  await writeFile(file, '');
  await symlink(file, link);
  await using upstream = await startImages(complete(1));
  const proxy = await startMock({ port: 0, upstream: upstream.url, record: link });
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ images: [] });
  await walk(proxy.url);
  await proxy.close();
  expect((JSON.parse(await readFile(file, 'utf8')) as Page).images).toHaveLength(1);
  expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a recording in a missing folder fails at the start, and the port is free again', async () => {
  await using upstream = await startImages([]);
  const file = join(directory, 'missing', 'a.json');
  const message = `The recording ${file} can't be written: ENOENT`;
  await expect(startMock({ port: 0, upstream: upstream.url, record: file })).rejects.toThrow(message);
});

test('images that violate the document are left out with one warning each, so that the file is a valid data file', async () => {
  const [good, bad, worse] = complete(3);
  await using upstream = await startImages([good, { ...bad, size: 'big' }, { ...worse, id: 7 }, null, 'text']);
  const problems: string[] = [];
  const warn = (warning: Error): void => void problems.push(warning.message);
  process.on('warning', warn);
  const file = newFile();
  await record(upstream.url, file);
  await record(upstream.url, file);
  process.off('warning', warn);
  expect(problems.slice(0, problems.length / 2)).toEqual([
    `The item ${bad?.['id']} is not recorded, because it violates the document: /size must be integer or null; given: "big".`,
    'The item 7 is not recorded, because it violates the document: /id must be string; given: 7.',
    expect.stringMatching(/^The item without a key is not recorded/),
  ]);
  expect((JSON.parse(await readFile(file, 'utf8')) as Page).images).toEqual([good]);
  expect(() => new Mock({ data: { images: [good] } })).not.toThrow();
});

test('no token is in a recording, whatever the upstream does with it', async () => {
  const long = 'a-long-token/with+signs=0123456789';
  for (const secret of [token, long, 'canary', 'Bearer abc.def.ghi']) {
    const forms = [secret, encodeURIComponent(secret)].join(' ');
    await using upstream = await startImages(
      complete(1, { name: `for ${forms}`, tags: [secret], description: `x-auth-token: ${secret}`, [secret]: 'name' }),
    );
    const file = newFile();
    const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
    await fetch(`${proxy.url}/v2/images`, { headers: { ...headers, 'X-Auth-Token': secret } });
    await proxy.close();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('(removed)');
    expect(text).not.toContain(secret.replace('Bearer ', ''));
    expect(text).not.toContain(encodeURIComponent(secret));
    expect(text).not.toContain('secret=1');
    await expect(readDataFile(file).then((data) => new Mock({ data }))).resolves.toBeInstanceOf(Mock);
  }
});

test('a token that is a word of the document does not change the place of the recorded items', async () => {
  await using upstream = await startImages(complete(1));
  const file = newFile();
  const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
  await fetch(`${proxy.url}/v2/images`, { headers: { 'X-Auth-Token': 'images' } });
  await proxy.close();
  expect((JSON.parse(await readFile(file, 'utf8')) as Page).images).toHaveLength(1);
});

test('words that contain a short token are recorded as they are', async () => {
  await using upstream = await startImages(complete(1, { name: 'company tok-a-1 any' }));
  const file = newFile();
  const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
  for (const token of ['any', 'tok-a']) await fetch(`${proxy.url}/v2/images`, { headers: { 'X-Auth-Token': token } });
  await proxy.close();
  expect((JSON.parse(await readFile(file, 'utf8')) as Page).images[0]?.['name']).toBe('company tok-a-1 any');
});

test('a page that is not a success, or has another method, is not recorded', async () => {
  let status = 400;
  await using upstream = await startUpstream((_, response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ images: complete(1) })),
  );
  const file = newFile();
  const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
  await fetch(`${proxy.url}/v2/images`, { headers });
  status = 200;
  await fetch(`${proxy.url}/v2/images`, { method: 'POST', headers });
  await proxy.close();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ images: [] });
});

test('the file is whole whenever it is read, and is written without waiting for the end', async () => {
  const file = newFile();
  let number = 0;
  await using upstream = await startUpstream((_, response) => {
    number += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ images: complete(1000, { name: String(number) }), first: '', schema: '' }));
  });
  const proxy = await startMock({ port: 0, upstream: upstream.url, record: file });
  const versions = new Set<unknown>();
  while (versions.size < 4) {
    await fetch(`${proxy.url}/v2/images?limit=1000`, { headers });
    const { images } = JSON.parse(await readFile(file, 'utf8')) as Page;
    versions.add(images[0]?.['name']);
    expect(new Set(images.map(({ name }) => name)).size).toBeLessThan(2);
  }
  await proxy.close();
  const { images } = JSON.parse(await readFile(file, 'utf8')) as Page;
  expect(images.map(({ name }) => name)).toEqual(Array(1000).fill(String(number)));
});

test('a folder that disappears is reported, and the mock does not close without an error', async () => {
  const folder = join(directory, 'short-lived');
  await mkdir(folder);
  const file = join(folder, 'a.json');
  const problems: string[] = [];
  const recording = await Recording.open(file, {
    description: standardDescription,
    onProblem: (problem) => problems.push(problem),
  });
  await rm(folder, { recursive: true });
  const [list] = standardDescription.lists;
  if (list) recording.add(list, complete(1));
  while (problems.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(problems[0]).toMatch(/^The recording .* can't be written: ENOENT/);
  await expect(recording.close()).rejects.toThrow("can't be written");
  // The items are not lost: they are written if the folder is back.
  await mkdir(folder);
  await recording.close();
  await access(file);
});
