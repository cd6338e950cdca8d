import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Builder, whyNot } from './base.ts';
import { Container, configOf } from './container.ts';

/** The most bytes that the image may have beside its base. */
const sizeLimit = 4_000_000;

const folder = fileURLToPath(new URL('../../packages/mock', import.meta.url));
/** The Node.js of the npm package `node`, on which the workspace runs. */
const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin/node');

/** The example of the vendor's reference: the response, and the command. */
const response = document.components.examples.reference.value;
const command = document.paths['/v2/images'].get['x-codeSamples'].find(({ label }) => label === 'curl')?.source ?? '';

let problem = whyNot();
const { version } = createRequire(import.meta.url)('@conoha-images/mock/package.json') as { version: string };

let builder: Builder;
let base: string;
/** A folder with the response as images.json. */
let data: string;

beforeAll(() => {
  if (problem !== undefined) return;
  builder = new Builder();
  try {
    base = builder.baseImage(node);
  } catch (error) {
    problem = `no base image can be made from Debian's packages: ${(error as Error).message}`;
    return;
  }
  const settings = [`BASE=${base}`, `VERSION=${version}`].flatMap((setting) => ['--build-arg', setting]);
  builder.buildah('build', '--format', 'docker', ...settings, '--tag', 'mock', folder);
  data = join(builder.directory, 'data');
  mkdirSync(data, { mode: 0o755 });
  writeFileSync(join(data, 'images.json'), JSON.stringify(response), { mode: 0o644 });
});

afterAll(() => builder?.[Symbol.dispose]());

beforeEach(({ skip }) => {
  if (problem !== undefined) skip(`The image is not tested: ${problem}`);
});

test('the image has one file beside its base, and labels with its version and its licence', async () => {
  const { Labels, ExposedPorts } = configOf(builder, 'mock');
  expect(Labels).toMatchObject({
    'org.opencontainers.image.title': 'conoha-images-mock',
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.licenses': 'MIT',
  });
  expect(ExposedPorts).toEqual({ '4010/tcp': {} });
  expect(builder.sizeOf('mock') - builder.sizeOf(base)).toBeLessThan(sizeLimit);
});

describe('a container of the image', () => {
  let container: Container;

  beforeAll(async () => {
    if (problem === undefined) container = await Container.start(builder, 'mock', data, ['--data', 'images.json']);
  });

  afterAll(() => container?.[Symbol.dispose]());

  test('runs as a user without rights, and can write no file', () => {
    expect(container.processFile('status')).toMatch(/^Uid:\s65532\s65532\s65532\s65532$/m);
    expect(container.processFile('status')).toMatch(/^Gid:\s65532\s65532\s65532\s65532$/m);
    expect(container.processFile('status')).toMatch(/^CapEff:\s0+$/m);
    const write = "try { fs.writeFileSync('/data/x', ''); } catch (error) { console.log(error.code); }";
    expect(container.run(['node', '-e', write]).stdout).toBe('EROFS\n');
  });

  test('answers the curl command of the reference with the mounted data, on every IPv4 address', async () => {
    // Only a server that listens on every IPv4 address has this one.
    const local = command
      .replace(/https:\/\/[^/]+/, 'http://127.0.0.2:4010')
      .replace('curl', 'CONOHA_TOKEN=any; curl --silent');
    expect(JSON.parse(container.runInNetwork('sh', ['-c', local]))).toEqual(response);
    await expect.poll(() => container.lines.at(-1)).toMatch(/^GET \/v2\/images\?limit=200 200 /);
  });

  test('is healthy while the mock is ready', () => {
    const [kind, ...test] = configOf(builder, 'mock').Healthcheck.Test;
    expect(kind).toBe('CMD');
    expect(container.run(test)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    // Nothing listens in a network of its own.
    expect(container.run(['node', '-e', 'process.exit(3)']).status).toBe(3);
    const unhealthy = test.map((argument) => argument.replace(':4010', ':4011'));
    expect(container.run(unhealthy)).toMatchObject({ status: 1, stderr: '' });
  });

  test('stops without an error when it gets SIGTERM', async () => {
    // The first process of a container is not stopped by a signal that it does not handle.
    expect(container.processFile('status')).toMatch(/^NSpid:\s\d+\s1$/m);
    expect(await container.stop('SIGTERM')).toBe(0);
    expect(container.lines.filter((line) => /error/i.test(line))).toEqual([]);
  });
});

test('a container with another entrypoint listens on every address of IPv6 and IPv4', async () => {
  const args = ['/conoha-images-mock.mjs', '--host', '::'];
  using container = await Container.start(builder, 'mock', data, args, ['node']);
  for (const host of ['[::1]', '127.0.0.2']) {
    const ready = container.runInNetwork('curl', ['--silent', '--fail', `http://${host}:4010/__mock/ready`]);
    expect(JSON.parse(ready)).toEqual(expect.anything());
  }
});
