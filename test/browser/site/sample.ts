import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listen } from '../../listen.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// The samples import the client, which resolves from here.
const workspace = fileURLToPath(new URL('../../', import.meta.url));

/** A block of code on a page. */
export interface Sample {
  /** In lower case, such as `shell`. */
  readonly language: string;
  readonly code: string;
}

/** The servers of a document, and the mock that takes their place. */
export interface Servers {
  readonly urls: readonly string[];
  readonly mock: string;
}

/** Runs a sample as a reader would, except that it sends its requests to the mock. @returns Its standard output. */
export async function outputOf({ language, code }: Sample, servers: Servers): Promise<string> {
  if (language === 'shell') return shellOutput(code, servers);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', redirection(servers), '--input-type', 'module-typescript', '--eval', code],
    { cwd: workspace, env: { ...process.env, ...tokensIn(code) }, maxBuffer: 2 ** 26 },
  );
  return stdout;
}

/** What the compiler says of modules in TypeScript; empty if it accepts them. */
export async function typeErrors(sources: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const files = sources.map((_source, index) => `sample-${index}.ts`);
    await Promise.all(files.map((file, index) => writeFile(join(folder, file), sources[index] ?? '')));
    const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--types', 'node'];
    const command = [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...files];
    await promisify(execFile)(process.execPath, command, { cwd: folder });
    return '';
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A module that sends the requests for a document's servers to the mock, so that the sample itself runs unchanged. */
function redirection({ urls, mock }: Servers): string {
  const module = `
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      const { url } = new Request(input, init);
      const server = ${JSON.stringify(urls)}.find((server) => url.startsWith(server));
      if (server === undefined) throw new Error('The sample sends a request to ' + url);
      const target = ${JSON.stringify(mock)} + url.slice(server.length);
      return fetch(input instanceof Request ? new Request(target, input) : target, init);
    };`;
  return `data:text/javascript,${encodeURIComponent(module)}`;
}

/** Values for the environment variables that a sample reads. */
function tokensIn(code: string): Record<string, string> {
  const names = code.matchAll(/process\.env\.(\w+)|\$\{?([A-Z_]+)|--token-env (\w+)/g);
  return Object.fromEntries([...names].map(([, ...groups]) => [groups.find(Boolean) ?? '', 'any']));
}

const mockCommand = 'conoha-images-mock';

async function shellOutput(code: string, { urls, mock }: Servers): Promise<string> {
  const script = urls
    .reduce((text, url) => text.replaceAll(url, mock), code)
    // The place of the token, such as `…`.
    .replaceAll(/[^\n -~]+/g, 'any')
    // A few requests show that the command works; how it checks a service is tested elsewhere.
    .replaceAll('conoha-images-contract ', '$&--budget 60 --seed 1 ');
  const lines = script.split('\n');
  const start = lines.find((line) => line.includes(mockCommand));
  if (start === undefined) return bash(script);
  // The mock keeps its terminal; the other lines run in a second one.
  const port = await freePort();
  await using _mock = await startedBy(`${start} --port ${port}`);
  const rest = lines.filter((line) => line !== start).join('\n');
  return await bash(rest.replaceAll(/127\.0\.0\.1:\d+/g, `127.0.0.1:${port}`));
}

async function bash(script: string): Promise<string> {
  const options = { cwd: root, env: { ...process.env, ...tokensIn(script) }, maxBuffer: 2 ** 26 };
  const { stdout } = await promisify(execFile)('bash', ['-ec', script], options);
  return stdout;
}

/** Runs a command until it is disposed of. Waits until it says that it listens. */
async function startedBy(command: string): Promise<AsyncDisposable> {
  const child = spawn('bash', ['-c', command], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      if (/http:\/\/\S+/.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`${command} exited with ${code}: ${output}`)));
  });
  return {
    async [Symbol.asyncDispose]() {
      // The whole group: npx starts the command as a child.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await exit;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
