// Tests every package, sums up what all of them found, and ends with a line that a machine can read.
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { turbo } from './turbo.ts';

/** Where the reports of all packages come together. */
const reports = '.vitest/reports';
const summary = '.vitest/summary.json';

interface Summary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

rmSync('.vitest', { recursive: true, force: true });
for (const report of globSync('*/{,*/}.vitest/blob.json', { exclude: ['node_modules'] })) rmSync(report);
mkdirSync(reports, { recursive: true });

const run = turbo(['test', '--continue', '--output-logs=errors-only', ...process.argv.slice(2)]);

// Turbo brings back the reports of what it found unchanged, so that each package has one.
for (const report of globSync('*/{,*/}.vitest/blob.json', { exclude: ['node_modules'] })) {
  copyFileSync(report, join(reports, `${dirname(dirname(report)).replaceAll('/', '-')}.json`));
}
const merge = spawnSync(
  'vitest',
  [`--merge-reports=${reports}`, '--reporter=default', '--reporter=json', `--outputFile.json=${summary}`],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
  readFileSync(summary, 'utf8'),
) as Summary;
const skipped = numPendingTests + numTodoTests;
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = run.status || merge.status || 0;
