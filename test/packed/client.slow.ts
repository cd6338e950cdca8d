import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startMock } from '@conoha-images/mock';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Outside, run } from './outside.ts';

const client = new URL('../../packages/client/', import.meta.url);

let outside: Outside;

beforeAll(async () => {
  outside = await Outside.create();
});

afterAll(() => outside[Symbol.asyncDispose]());

test('publint and arethetypeswrong find no problem in the client', async () => {
  const tarball = outside.tarball('client');
  const bytes = await readFile(tarball);
  const { messages } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer } });
  expect(messages).toEqual([]);
  const attw = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json');
  const command = [join(dirname(attw), 'dist/index.js'), tarball, '--profile', 'esm-only', '--no-emoji'];
  // The command fails if it finds a problem.
  expect(await run(process.execPath, command, {})).toMatch(/"@conoha-images\/client\/drift"\s+node16 \(from ESM\): OK/);
});

test('the client depends on two packages, which depend on types only', async () => {
  const folder = await outside.project('alone', { ours: ['client'] });
  const listed = JSON.parse(await run('npm', ['ls', '--all', '--json'], { cwd: folder }));
  expect(listed.dependencies['@conoha-images/client'].dependencies).toEqual({
    'openapi-fetch': expect.objectContaining({
      // Contains only types.
      dependencies: { 'openapi-typescript-helpers': expect.not.objectContaining({ dependencies: expect.anything() }) },
    }),
    yaml: expect.not.objectContaining({ dependencies: expect.anything() }),
  });
});

test('each of its entries loads without the spec package, from which the build copies files', async () => {
  const folder = await outside.project('entries', { ours: ['client'] });
  const names = ['', '/keystone', '/openstack', '/drift'].map((entry) => `@conoha-images/client${entry}`);
  const program = `console.log((await Promise.all(${JSON.stringify(names)}.map((name) => import(name)))).length)`;
  const command = ['--input-type=module', '--eval', program];
  expect(await run(process.execPath, command, { cwd: folder })).toBe('4\n');
});

test("the first example of the client's README lists the mock's images", async () => {
  const readme = await readFile(new URL('README.md', client), 'utf8');
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  await using mock = await startMock({ port: 0 });
  const folder = await outside.project('new-user', { ours: ['client'] });
  const program = example.replace('createImageClient({', `createImageClient({ baseUrl: '${mock.url}',`);
  expect(program).not.toBe(example);
  await writeFile(join(folder, 'program.ts'), program);
  const printed = await run(process.execPath, ['program.ts'], {
    cwd: folder,
    env: { ...process.env, CONOHA_TOKEN: 'mine' },
  });
  const lines = printed.trim().split('\n');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.every((line) => /^\S+ [\da-f-]{36}$/.test(line))).toBe(true);
  expect(mock.requests.length).toBeGreaterThan(4);
});

describe('the types of the client', () => {
  const versions = ['5.0', '5.4', '5.9', 'latest'];
  const settings = [
    { module: 'nodenext', moduleResolution: 'nodenext', exactOptionalPropertyTypes: true },
    { module: 'esnext', moduleResolution: 'bundler', exactOptionalPropertyTypes: false },
  ];

  test.each(versions)('the types of the client compile with TypeScript %s', async (version) => {
    const folder = await outside.project(`typescript-${version}`, {
      ours: ['client'],
      packages: [`typescript@${version}`],
    });
    const types = await readFile(new URL('test/types.ts', client), 'utf8');
    const program = types.replaceAll(/'\.\.\/source\/[^']*'/g, "'@conoha-images/client'");
    await writeFile(join(folder, 'types.ts'), program);
    // A program that uses each entry point.
    await writeFile(
      join(folder, 'entries.ts'),
      "import { drift } from '@conoha-images/client/drift';\nimport { passwordToken } from '@conoha-images/client/keystone';\nimport { cloudOptions } from '@conoha-images/client/openstack';\nexport const entries = [drift(), passwordToken, cloudOptions];\n",
    );
    for (const setting of settings) {
      const options = {
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        strict: true,
        noEmit: true,
      };
      const compilerOptions = { ...options, skipLibCheck: false, ...setting };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
      expect(await run('npx', ['tsc', '--pretty', 'false'], { cwd: folder })).toBe('');
    }
  });
});
