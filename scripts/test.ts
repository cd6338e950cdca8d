// Tests every package, and sums up what all of them found.
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { turbo } from './turbo.ts';

/** Where the reports of all packages come together. */
const together = '.vitest';

const reports = (): string[] => globSync('*/{,*/}.vitest/blob.json', { exclude: ['node_modules'] });

rmSync(together, { recursive: true, force: true });
for (const report of reports()) rmSync(report);
mkdirSync(together);

const run = turbo(['test', '--continue', '--output-logs=errors-only', ...process.argv.slice(2)]);

// Turbo brings back the reports of what it found unchanged, so that each package has one.
for (const report of reports()) {
  copyFileSync(report, join(together, `${dirname(dirname(report)).replaceAll('/', '-')}.json`));
}
const summary = spawnSync(
  'vitest',
  [`--merge-reports=${together}`, '--reporter=default', `--reporter=${join(import.meta.dirname, 'counts.ts')}`],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exitCode = run.status || summary.status || 0;
