import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { validateImageList, validateKeystoneError, validateWebObError } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortTakenError, startMock } from '../source/index.ts';

const cli = ['--conditions=@conoha-images/source', fileURLToPath(new URL('../source/cli.ts', import.meta.url))];
const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** The command, started as a user starts it; its lines arrive one by one. */
async function start(
  ...options: string[]
): Promise<{ process: ChildProcess; url: string; line: () => Promise<string> }> {
  const child = spawn(process.execPath, [...cli, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => (await lines.next()).value as string;
  const ready = await line();
  return { process: child, url: /^The mock is ready: (\S+)$/.exec(ready)?.[1] ?? `not ready: ${ready}`, line };
}

describe('the command', () => {
  let mock: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    mock = await start('--log', 'violations');
  });

  afterAll(() => {
    mock.process.kill();
  });

  test.skipIf(!hasCurl)("answers the reference page's own curl line with the reference page's image", async () => {
    const { source } = document.paths['/v2/images'].get['x-codeSamples'][0] ?? {};
    const command = String(source).replace('https://image-service.c3j1.conoha.io', mock.url);
    const body = JSON.parse(execFileSync('sh', ['-c', `${command.trim()} --silent --fail`], { encoding: 'utf8' }));
    expect(body).toEqual(document.components.examples.reference.value);
    expect(await mock.line()).toMatch(/^GET \/v2\/images\?limit=200 200 \d+ ms$/);
  });

  test('never writes the token', async () => {
    await fetch(`${mock.url}/v2/images?limit=x`, { headers: { 'X-Auth-Token': 'canary' } });
    const lines = [await mock.line(), await mock.line()];
    expect(lines).toEqual([
      expect.stringMatching(/^GET \/v2\/images\?limit=x 400 /),
      '  Request query parameter limit must be integer',
    ]);
  });

  test('ends on an interrupt, although a connection is open', async () => {
    const other = await start();
    await fetch(`${other.url}/v2/images`);
    other.process.kill('SIGINT');
    expect(await once(other.process, 'exit')).toEqual([0, null]);
  });

  test('says which port is taken, and which option chooses another', () => {
    const { port } = new URL(mock.url);
    const { status, stderr } = spawnSync(process.execPath, [...cli, '--port', port], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `Port ${port} of 127.0.0.1 is taken by another program. Choose another with --port; --port 0 takes any that is free.\n`,
    });
  });

  test('shows how to use it when an option is wrong, and when asked', () => {
    const wrong = spawnSync(process.execPath, [...cli, '--port', 'x'], { encoding: 'utf8' });
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(
      /^--port must be a whole number from 0 to 65535; given: x\.\n\nUsage: conoha-images-mock/,
    );
    const help = spawnSync(process.execPath, [...cli, '--help'], { encoding: 'utf8' });
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/^Usage: conoha-images-mock/);
  });
});

describe('the server', () => {
  let mock: Awaited<ReturnType<typeof startMock>>;

  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });

  afterAll(() => mock.close());

  const list = (query = '', headers: Record<string, string> = { 'X-Auth-Token': 'any' }): Promise<Response> =>
    fetch(`${mock.url}/v2/images${query}`, { headers });

  test('answers 200 with a valid list', async () => {
    const response = await list();
    expect(response.status).toBe(200);
    expect(validateImageList(await response.json()).valid).toBe(true);
    expect(response.headers.has('sl-violations')).toBe(false);
  });

  test('keeps sl-violations short enough for a client to read, however much is wrong', async () => {
    const response = await list(`?${'tag=&sort_key=x&'.repeat(400)}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('sl-violations')?.length).toBe(8_000);
  });

  test('answers 401 without a token, with the documented body and WWW-Authenticate', async () => {
    const response = await list('', {});
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Keystone uri=/);
    expect(validateKeystoneError(await response.json()).valid).toBe(true);
  });

  test.each([
    '?limit=abc',
    '?limit=-1',
    '?visibility=secret',
    '?sort=name:up',
    '?sort_key=visibility',
    '?created_at=yesterday',
  ])('answers 400 to %s, with the documented body', async (query) => {
    const response = await list(query);
    expect(response.status).toBe(400);
    expect(validateWebObError(await response.json()).valid).toBe(true);
  });

  test.each(Object.entries(document.components.examples))('gives the example %s by name', async (name, { value }) => {
    const response = await list('', { 'X-Auth-Token': 'any', Prefer: `example=${name}` });
    expect(await response.json()).toEqual(value);
  });

  test('gives the status asked for', async () => {
    const response = await list('', { 'X-Auth-Token': 'any', Prefer: 'code=403' });
    expect(response.status).toBe(403);
  });

  test('answers 404 to a path that the document does not have, whatever the body', async () => {
    const response = await fetch(`${mock.url}/v2/servers`, {
      method: 'POST',
      body: '{',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(404);
  });

  test('that can not listen says why', async () => {
    const { port } = new URL(mock.url);
    await expect(startMock({ port: Number(port) })).rejects.toThrow(PortTakenError);
    await expect(startMock({ port: 0, host: '203.0.113.1' })).rejects.toThrow(/EADDRNOTAVAIL/);
  });
});
