import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

let directory: string;

beforeAll(async () => {
  // Within the package, so that its modules are found.
  directory = await mkdtemp(join(import.meta.dirname, 'vitest-'));
});

afterAll(() => rm(directory, { recursive: true }));

test('each relation is a test: one that is broken fails with what shows it, one that can not be checked is skipped', async () => {
  await writeFile(
    join(directory, 'contract.check.ts'),
    `import { describeContract } from '@conoha-images/contract/vitest';
     import { Mock } from '@conoha-images/mock';
     const only = ['limit-holds', 'limit-zero', 'callers-apart'];
     const mock = new Mock({ static: true });
     describeContract('Prism', () => ({ baseUrl: 'http://127.0.0.1', token: 'canary', fetch: mock.fetch }), { only, seed: 3 });`,
  );
  await writeFile(
    join(directory, 'vitest.config.ts'),
    `import { defaultServerConditions } from 'vite';
     export default {
       ssr: { resolve: { conditions: ['@conoha-images/source', ...defaultServerConditions] } },
       test: { include: ['*.check.ts'] },
     };`,
  );
  const file = join(directory, 'report.json');
  const options = ['--root', directory, '--reporter=json', `--outputFile=${file}`];
  // It fails, as it is to.
  await promisify(execFile)('npx', ['vitest', 'run', ...options]).catch(() => {});
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
  };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(results.map(({ fullName, status }) => [fullName, status])).toEqual([
    ['Prism pages limit-holds', 'passed'],
    ['Prism pages limit-zero', 'failed'],
    ['Prism callers callers-apart', 'skipped'],
  ]);
  const message = results[1]?.failureMessages.join('') ?? '';
  expect(message).toMatch(/expected 0 items\ngot 1\ncurl -sS .*\nseed 3/);
  expect(message).not.toContain('canary');
});
