import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { standardDescription } from '@conoha-images/spec/description';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksOf, listIn } from '../source/checks.ts';

let directory: string;

beforeAll(async () => {
  // Inside the package, so that the package's modules are found.
  directory = await mkdtemp(join(import.meta.dirname, 'vitest-'));
});

afterAll(() => rm(directory, { recursive: true }));

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const [inVitest = '', asLibrary = ''] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);

test('each check is a test: it fails with what reproduces the failure, and is skipped if it cannot be made', async () => {
  await writeFile(join(directory, 'readme.check.ts'), inVitest);
  await writeFile(
    join(directory, 'contract.check.ts'),
    `import { describeContract } from '@conoha-images/contract/vitest';
     import { Mock } from '@conoha-images/mock';
     const only = ['limit-holds', 'marker-continues', 'callers-separate'];
     const { fetch } = new Mock({ static: true });
     describeContract('Prism', { baseUrl: () => 'http://127.0.0.1', token: async () => 'canary', fetch, only, seed: 3, requireCoverage: 70 });`,
  );
  await writeFile(
    join(directory, 'vitest.config.ts'),
    `import { defaultServerConditions } from 'vite';
     export default {
       ssr: { resolve: { conditions: ['@conoha-images/source', ...defaultServerConditions] } },
       test: { include: ['*.check.ts'], testTimeout: 60_000 },
     };`,
  );
  const file = join(directory, 'report.json');
  const options = ['--root', directory, '--reporter=json', `--outputFile=${file}`];
  // One of its tests must fail.
  await promisify(execFile)('npx', ['vitest', 'run', ...options]).catch(() => {});
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as {
    testResults: {
      name: string;
      assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
    }[];
  };
  const resultsOf = (file: string) =>
    testResults.filter(({ name }) => name.endsWith(file)).flatMap(({ assertionResults }) => assertionResults);
  const results = resultsOf('contract.check.ts');
  expect(results.map(({ fullName, status }) => [fullName, status])).toEqual([
    ['Prism pages limit-holds', 'failed'],
    ['Prism pages marker-continues', 'failed'],
    ['Prism callers callers-separate', 'skipped'],
    ['Prism coverage', 'failed'],
  ]);
  const message = results[1]?.failureMessages.join('') ?? '';
  expect(message).toMatch(/expected no items\ngot 1 item .*\ncurl -sS .*\nseed 3/);
  expect(message).not.toContain('canary');
  const tooLow =
    'The coverage is too low: 66.6 % of the checks; required: 70 %\n  1 not checked: there is no second token';
  expect(results[3]?.failureMessages.join('')).toContain(tooLow);
  // The example of the README checks what it names.
  const shown = resultsOf('readme.check.ts');
  const only = [...(/only: \[(.*?)\]/.exec(inVitest)?.[1] ?? '').matchAll(/'(.*?)'/g)].map(([, name = '']) => name);
  expect(shown.length).toBe(checksOf(listIn(standardDescription, undefined), only).length);
  // Its seed is drawn, so a check may find no data and be skipped, but not every check of a relation.
  expect(shown.filter(({ status }) => status === 'failed')).toEqual([]);
  const passed = shown.filter(({ status }) => status === 'passed');
  expect(only.filter((relation) => !passed.some(({ fullName }) => fullName.includes(relation)))).toEqual([]);
});

test('a warning is an annotation of a test that passes', async () => {
  await writeFile(
    join(directory, 'warning.check.ts'),
    `import { describeContract } from '@conoha-images/contract/vitest';
     import { Mock } from '@conoha-images/mock';
     import { afterEach } from 'vitest';
     const mock = new Mock();
     const fetch = async (...request) => {
       const response = await mock.fetch(...request);
       return new Response((await response.text()).replaceAll('"min_disk":0', '"min_disk":-0'), response);
     };
     afterEach(({ task }) => console.log(JSON.stringify({ state: task.result.state, ...task.annotations[0] })));
     describeContract('warned', { baseUrl: 'http://127.0.0.1', token: 'any', fetch, only: ['json-integers'], seed: 3 });`,
  );
  const { stdout } = await promisify(execFile)('npx', ['vitest', 'run', '--root', directory, 'warning']);
  const [printed = '{}'] = /\{"state".*\}$/m.exec(stdout) ?? [];
  const message = expect.stringMatching(/expected .*\ngot -0 at .*\ncurl .*\nseed 3$/);
  expect(JSON.parse(printed)).toMatchObject({ state: 'pass', type: 'warning', message });
});

test('the library example of the README prints what its comment says', async () => {
  const file = join(directory, 'library.ts');
  await writeFile(file, asLibrary);
  const node = [process.execPath, ['--conditions=@conoha-images/source', file]] as const;
  const [, printed = 'nothing'] = /; \/\/ (.*)/.exec(asLibrary) ?? [];
  expect((await promisify(execFile)(...node)).stdout.trim()).toBe(printed);
});
