import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@conoha-images/mock';
import document from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { afterAll, describe, expect, test } from 'vitest';
import { readReference } from '../build/model/reference.ts';
import type { Call, CallSample } from '../calls/call.ts';
import { callSamples } from '../calls/samples.ts';

const run = promisify(execFile);
const mock = await startMock({ port: 0 });
// In this package, so that the samples can import the client.
const directory = await mkdtemp(fileURLToPath(new URL('samples-', import.meta.url)));

afterAll(async () => {
  await mock.close();
  await rm(directory, { recursive: true });
});

const { operations, token } = readReference(document, document);

function samplesOf(call: Partial<Call>): CallSample[] {
  const [operation] = operations;
  if (!operation) throw new Error('The document must have an operation.');
  const standard = { operation, server: mock.url, tokenHeader: token?.header, query: [] };
  return [...callSamples({ ...standard, ...call })];
}

interface Result {
  readonly target: string;
  readonly accept: string | undefined;
  readonly status: number;
}

/** Runs a sample in a process, and returns the requests that the mock got from it. */
async function resultsOf({ language, source }: CallSample): Promise<Result[]> {
  mock.reset();
  const options = { env: { ...process.env, CONOHA_TOKEN: 'any' } };
  if (language === 'Shell') await run('sh', ['-c', source], options);
  else {
    const file = join(directory, `${crypto.randomUUID()}.mjs`);
    // The client's own server is that of the document.
    await writeFile(file, source.replace('createImageClient({', `createImageClient({ baseUrl: '${mock.url}',`));
    // A rejected request ends the program with an error.
    await run(process.execPath, ['--conditions=@conoha-images/source', file], options).catch(() => {});
  }
  return mock.requests.map(({ target, status, headers }) => ({ target, status, accept: headers['accept'] }));
}

const queries: Record<string, readonly (readonly [name: string, value: string])[]> = {
  'without a query': [],
  'with quotes, blanks, a dollar, a backslash and Japanese': [['name', `a'b "c" $HOME \\n \`id\` 日本語&=+%`]],
  'with a repeated parameter': [
    ['tag', 'service_type=vps'],
    ['tag', 'dst_name=Ubuntu'],
  ],
  'with several sort keys in one parameter': [['sort', 'name:asc,created_at:desc']],
  'with an operator and a time zone': [['created_at', 'gte:2023-11-15T16:00:08+09:00']],
  'with a list of values, one of which holds a comma': [['name', 'in:"a,b",vmi-debian-13.5-amd64']],
  'with a property that the document does not name': [['my-label', 'nightly']],
  'with a value that the document does not list': [['os_type', 'freebsd']],
  'that the service rejects': [['limit', '-1']],
};

describe.each(Object.entries(queries))('the samples of a call %s', (_title, query) => {
  test('send the query, as curl, with fetch and with the client', async () => {
    const samples = samplesOf({ query: query.map(([name, value]) => ({ name, value })) });
    expect(samples.map(({ rejected }) => rejected)).toEqual([undefined, undefined, undefined]);
    for (const sample of samples) {
      const [result, ...others] = await resultsOf(sample);
      expect(others).toEqual([]);
      expect([...new URL(result?.target ?? '', mock.url).searchParams], sample.source).toEqual(query);
      expect(result?.accept).toBe('application/json');
      expect(result?.status).toBe(query[0]?.[1] === '-1' ? 400 : 200);
    }
  });
});

test('a value that the client rejects is marked, and the sample of the client sends nothing', async () => {
  const invalid = [
    ['limit', 'many'],
    ['visibility', 'secret'],
    ['os_hidden', '1'],
    ['sort', 'name:up'],
    ['name', 'like:ubuntu'],
    ['name', 'in:"backup'],
    ['name', 'in:a"b"'],
    ['created_at', 'after:2023-11-15T16:00:08Z'],
  ] as const;
  for (const [name, value] of invalid) {
    const sample = samplesOf({ query: [{ name, value }] }).at(-1);
    expect(sample?.rejected, sample?.source).toBe(true);
    expect(sample && (await resultsOf(sample)), sample?.source).toEqual([]);
  }
});

test('a call without a token is marked too, because the client rejects an empty token', async () => {
  const sample = samplesOf({ tokenHeader: undefined }).at(-1);
  expect(sample?.rejected).toBe(true);
  expect(sample && (await resultsOf(sample))).toEqual([]);
});

test('a query that is not UTF-8, no token and no media type reach the mock from curl and fetch', async () => {
  const query = [{ name: 'name', value: '%FF', encoded: true as const }];
  for (const sample of samplesOf({ query, accept: null, tokenHeader: undefined }).slice(0, 2)) {
    const [result] = await resultsOf(sample);
    expect(result, sample.source).toMatchObject({ target: expect.stringMatching(/\?name=%FF$/i), status: 401 });
    expect(result?.accept || undefined).toBeUndefined();
  }
});
