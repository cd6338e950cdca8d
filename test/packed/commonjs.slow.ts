import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesOfClient } from './entries.ts';
import { cleanEnvironment, majors, Outside, run } from './outside.ts';

let outside: Outside;
let mock: MockServer;
/** The path of a project of CommonJS modules with the packed client, Jest and ts-jest. */
let folder: string;

/** A configuration of Jest, which Jest calls a project. */
function project(name: string, testMatch: string, settings: object): object {
  return { displayName: name, testMatch: [`<rootDir>/${testMatch}`], ...settings };
}

/** The settings of a project that compiles with ts-jest. */
function compiled(compilerOptions: object): object {
  const options = { target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: ['jest'], strict: true };
  const tsconfig = { ...options, ...compilerOptions };
  return { transform: { '\\.ts$': ['ts-jest', { tsconfig }] }, testEnvironment: 'node' };
}

const projects = [
  project('default', 'plain.jest.js', {}),
  project('README', 'readme.jest.js', {}),
  project('without Babel', 'plain.jest.js', { transform: {}, testEnvironment: 'node' }),
  project('jsdom', 'plain.jest.js', { testEnvironment: 'jest-fixed-jsdom' }),
  // TypeScript before 6 then resolves modules as Node.js 10 did, without `exports`.
  project('ts-jest, commonjs', 'typed.jest.ts', compiled({ module: 'commonjs' })),
  project('ts-jest, node16', 'typed.jest.ts', compiled({ module: 'node16', isolatedModules: true })),
  project('ts-jest, jsdom', 'typed.jest.ts', { ...compiled({}), testEnvironment: 'jest-fixed-jsdom' }),
];

beforeAll(async () => {
  outside = await Outside.create();
  mock = await startMock({ port: 0 });
  const packages = ['jest', 'ts-jest', '@types/jest', 'jest-environment-jsdom', 'jest-fixed-jsdom', 'typescript@5.9'];
  folder = await outside.project('commonjs', { ours: ['client'], packages });
  await cp(fileURLToPath(new URL('commonjs', import.meta.url)), folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, type: 'commonjs' }));
  await writeFile(join(folder, 'jest.config.json'), JSON.stringify({ projects }));
  const readme = await readFile(new URL('../../packages/client/README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```js\n(.*?)```/s.exec(readme) ?? [];
  await writeFile(join(folder, 'readme.jest.js'), example);
  const names = await entriesOfClient();
  await writeFile(join(folder, 'entries.json'), JSON.stringify(names));
  const imports = names.map((name, index) => `import * as entry${index} from '${name}';`);
  const members = names.map((name, index) => `'${name}': entry${index}`);
  const record = `export const entries: Record<string, unknown> = { ${members.join(', ')} };`;
  await writeFile(join(folder, 'entries.ts'), [...imports, record].join('\n'));
});

afterAll(async () => {
  await mock.close();
  await outside[Symbol.asyncDispose]();
});

describe('the packed client', () => {
  // 20.0 is the oldest supported version. It can't load an ES module with require().
  test.each(['20.0', ...majors])(
    'require() and import() of the client work together on Node.js %s',
    async (version) => {
      const node = await outside.node(version);
      expect(await run(node, ['both-copies.cjs'], { cwd: folder })).toBe('two copies');
    },
  );

  test.each(majors)('Jest and ts-jest run tests of CommonJS modules with the client on Node.js %i', async (major) => {
    const node = await outside.node(major);
    const env = { ...cleanEnvironment(), MOCK_URL: mock.url, CI: 'true' };
    const command = [join(folder, 'node_modules/jest/bin/jest.js'), '--json', '--outputFile', 'results.json'];
    await run(node, [...command, '--maxWorkers', '2'], { cwd: folder, env });
    const { testResults, numPassedTests } = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
    expect(testResults.map(({ status }: { status: string }) => status)).toEqual(projects.map(() => 'passed'));
    const names = await entriesOfClient();
    expect(numPassedTests).toBe(3 * (names.length + 6) + 3 * (names.length + 3) + 2);
  });
});
