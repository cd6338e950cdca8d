// Tests every package, and prints one summary.
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { turbo } from './turbo.ts';

/** The directory with the reports of all packages. */
const directory = '.vitest';

const reports = (): string[] => globSync('*/{,*/}.vitest/blob.json', { exclude: ['node_modules'] });

rmSync(directory, { recursive: true, force: true });
for (const report of reports()) rmSync(report);
mkdirSync(directory);

// Tests of more packages at the same time would take longer, because they wait for each other.
const run = turbo(['test', '--concurrency=150%', '--continue', '--output-logs=errors-only', ...process.argv.slice(2)]);

// Every package has a report: for those that did not change, turbo restores it from its cache.
for (const report of reports()) {
  copyFileSync(report, join(directory, `${dirname(dirname(report)).replaceAll('/', '-')}.json`));
}
const summary = spawnSync(
  'vitest',
  [`--merge-reports=${directory}`, '--reporter=default', `--reporter=${join(import.meta.dirname, 'counts.ts')}`],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exitCode = run.status || summary.status || 0;
