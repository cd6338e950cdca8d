import { cp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startMock } from '@conoha-images/mock';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesOfClient } from './entries.ts';
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
  const command = [
    join(dirname(attw), 'dist/index.js'),
    tarball,
    '--profile',
    'strict',
    '--format',
    'ascii',
    '--no-emoji',
  ];
  // The command fails if it finds a problem.
  const printed = await run(process.execPath, command, {});
  for (const name of await entriesOfClient()) {
    expect(printed).toMatch(new RegExp(`"${name}"\\s+node10: OK\\s+node16 \\(from CJS\\): OK \\(CJS\\)`));
  }
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
  const names = await entriesOfClient();
  const program = `console.log((await Promise.all(${JSON.stringify(names)}.map((name) => import(name)))).length)`;
  const command = ['--input-type=module', '--eval', program];
  expect(await run(process.execPath, command, { cwd: folder })).toBe(`${names.length}\n`);
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
    { module: 'node16', moduleResolution: 'node16', exactOptionalPropertyTypes: false },
    { module: 'esnext', moduleResolution: 'bundler', exactOptionalPropertyTypes: false },
  ];
  /** How TypeScript resolves modules if only `module: commonjs` is set. node10 does not read `exports`. */
  const commonJs = (version: string) => ({
    module: 'commonjs',
    moduleResolution: version === 'latest' ? 'bundler' : 'node10',
  });

  test.each(versions)('the types of the client compile with TypeScript %s', async (version) => {
    const folder = await outside.project(`typescript-${version}`, {
      ours: ['client'],
      packages: [`typescript@${version}`],
    });
    const types = await readFile(new URL('test/types.ts', client), 'utf8');
    const program = types.replaceAll(/'\.\.\/source\/(\w+)\.ts'/g, (_, name: string) =>
      name === 'index' ? "'@conoha-images/client'" : `'@conoha-images/client/${name}'`,
    );
    const names = await entriesOfClient();
    const imports = names.map((name, index) => `import * as entry${index} from '${name}';`);
    const entries = `${imports.join('\n')}\nexport const entries = [${names.map((_, index) => `entry${index}`)}];\n`;
    // The project's modules are ES modules, except .cts, which are CommonJS.
    for (const extension of ['ts', 'cts']) {
      await writeFile(join(folder, `types.${extension}`), program);
      await writeFile(join(folder, `entries.${extension}`), entries);
    }
    for (const name of ['both-copies.mts', 'required.cts']) {
      await cp(new URL(`commonjs/${name}`, import.meta.url), join(folder, name));
    }
    for (const setting of [...settings, commonJs(version)]) {
      const options = {
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        strict: true,
        noEmit: true,
      };
      // openapi-fetch's own declarations need TypeScript 5.4.
      const compilerOptions = { ...options, skipLibCheck: version === '5.0', ...setting };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.?ts'] }));
      expect(await run('npx', ['tsc', '--pretty', 'false'], { cwd: folder })).toBe('');
    }
  });
});
