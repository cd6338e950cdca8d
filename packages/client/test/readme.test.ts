import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The READMEs of the repository show the client too.
const readmes = await Promise.all(
  ['../README.md', '../../../README.md', '../../../README.ja.md'].map((path) =>
    readFile(new URL(path, import.meta.url), 'utf8'),
  ),
);
const examples = readmes
  .flatMap((readme) => [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code))
  .filter((code) => code.includes("from '@conoha-images/client"));

// In this package, so that they import it by its name; in a folder that is not published.
const folder = fileURLToPath(new URL('../.vitest/readme/', import.meta.url));
const files = examples.map((_, index) => `${folder}example-${index + 1}.ts`);

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(examples.map((code, index) => writeFile(files[index] ?? '', code)));
  const [, clouds = ''] = /```yaml\n(.*?)```/s.exec(readmes[0] ?? '') ?? [];
  await writeFile(`${folder}clouds.yaml`, clouds);
});

afterAll(() => rm(folder, { recursive: true }));

test('every example of the READMEs compiles', async () => {
  await writeFile(`${folder}tsconfig.json`, JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }));
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  // The compiler reports errors on its standard output, which an error of execFile has too.
  const output = await promisify(execFile)(process.execPath, [compiler, '--project', folder, '--pretty', 'false']).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(examples.length).toBeGreaterThan(9);
  expect(output).toBe('');
});

test.each(examples.map((code, index) => [index + 1, code]))(
  'example %i of the READMEs runs and prints what its comments say',
  async (number) => {
    const service = fileURLToPath(new URL('readme-service.ts', import.meta.url));
    // Without settings of the person who runs the test.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('OS_')));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@conoha-images/source', '--import', service, files[Number(number) - 1] ?? ''],
      // clouds.yaml is in the folder.
      { cwd: folder, env: { ...env, CONOHA_TOKEN: 'token', CONOHA_PASSWORD: 'password' } },
    );
    for (const [, printed = ''] of examples[Number(number) - 1]?.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm) ?? []) {
      expect(stdout).toContain(printed);
    }
    expect(stdout.trim()).not.toBe('');
  },
);
