import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installTools, tools } from './install.ts';
import { knownProblems } from './known-problems.ts';
import { startPrism } from './prism.ts';
import { runs } from './tools.ts';

const languages = ['ja', 'en'];

function bundle(language: string): string {
  return fileURLToPath(
    import.meta.resolve(`@conoha-images/spec/openapi${language === 'ja' ? '' : `.${language}`}.json`),
  );
}

function output(tool: string, language: string): string {
  return join(tools, 'output', language, tool);
}

/** The URL of the document's first server. */
async function serverOf(language: string): Promise<string> {
  const { servers } = JSON.parse(await readFile(bundle(language), 'utf8')) as { servers: { url: string }[] };
  return servers[0]?.url ?? '';
}

/** The problems of each tool with each bundle. A tool runs once on each, whichever test is the first to need it. */
const problems = new Map<string, Promise<string[]>>();

function problemsOf(tool: string, language: string): Promise<string[]> {
  const folder = output(tool, language);
  const found = problems.get(folder) ?? runs[tool]?.(bundle(language), folder);
  if (found === undefined) throw new Error(`There is no tool ${tool}.`);
  problems.set(folder, found);
  return found;
}

let mock: MockServer;

beforeAll(async () => {
  await installTools();
  await mkdir(join(tools, 'output'), { recursive: true });
  mock = await startMock({ port: 0 });
});

afterAll(() => mock.close());
afterEach(() => void vi.unstubAllGlobals());

const cases = Object.keys(runs).flatMap((tool) => languages.map((language) => [tool, language] as const));

test.each(cases)('%s has no unknown problem with the bundle %s', async (tool, language) => {
  const found = await problemsOf(tool, language);
  const known = knownProblems.filter((entry) => entry.tool === tool);
  expect(found.filter((line) => !known.some(({ problem }) => problem.test(line)))).toEqual([]);
  const outdated = known.filter(({ problem }) => !found.some((line) => problem.test(line)));
  expect(outdated, 'These problems have gone: remove them from known-problems.ts').toEqual([]);
});

test('every known problem names a tool of this suite', () => {
  for (const { tool } of knownProblems) expect(runs).toHaveProperty(tool);
});

/** A query with a list in one value, repeated parameters, and a value to escape. */
const query = {
  sort: ['size:asc', 'name:desc'],
  tag: ['service_type=vps', 'dst_name=Ubuntu'],
  created_at: 'gte:2020-01-01T00:00:00+09:00',
  limit: 3,
};

/** The mock's response to this query, without a client. */
async function expectedList(): Promise<unknown> {
  const parameters = new URLSearchParams([
    ['sort', query.sort.join(',')],
    ...query.tag.map((tag) => ['tag', tag]),
    ['created_at', query.created_at],
    ['limit', String(query.limit)],
  ]);
  const response = await fetch(`${mock.url}/v2/images?${parameters}`, { headers: { 'X-Auth-Token': 'any' } });
  expect(response.status).toBe(200);
  const list = (await response.json()) as { images: unknown[] };
  expect(list.images).toHaveLength(query.limit);
  return list;
}

test.each(languages)("hey-api's client of the bundle %s lists images", async (language) => {
  await problemsOf('hey-api', language);
  const { listImages } = await import(join(output('hey-api', language), 'index.ts'));
  const { client } = await import(join(output('hey-api', language), 'client.gen.ts'));
  expect(client.getConfig().baseUrl).toBe(await serverOf(language));
  client.setConfig({ baseUrl: mock.url, auth: () => 'any' });
  const { data, error } = await listImages({ query });
  expect(error).toBeUndefined();
  expect(data).toEqual(await expectedList());
});

test.each(languages)("orval's client of the bundle %s lists images", async (language) => {
  await problemsOf('orval', language);
  const { getListImagesUrl, listImages } = await import(join(output('orval', language), 'index.ts'));
  const server = await serverOf(language);
  expect(getListImagesUrl()).toBe(`${server}/v2/images`);
  // A call cannot choose another server, so its request is redirected to the mock.
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (url: string, options: RequestInit) => fetch(url.replace(server, mock.url), options));
  const { status, data } = await listImages(query, { headers: { 'X-Auth-Token': 'any' } });
  vi.unstubAllGlobals();
  expect(status).toBe(200);
  expect(data).toEqual(await expectedList());
});

test.each(languages)('Prism serves the bundle %s, and checks requests by it', async (language) => {
  await using prism = await startPrism(bundle(language));
  expect(prism.printed()).not.toMatch(/warning|error|fatal/);
  const status = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${prism.url}${path}`, { headers })).status;
  expect(await status('/v2/images', { 'X-Auth-Token': 'any' })).toBe(200);
  expect(await status('/v2/images?limit=many', { 'X-Auth-Token': 'any' })).toBe(400);
  expect(await status('/v2/images', {})).toBe(401);
});
