// Fails if the generated files in the work tree are not those that the document gives.
import { execFileSync } from 'node:child_process';
import { turbo } from './turbo.ts';

const run = turbo(['generate', 'generate:pictures', '--force', '--output-logs=errors-only'], 'kept');
if (run.status !== 0) {
  console.error(`${run.stdout}${run.stderr}`);
  process.exit(1);
}

const stale = execFileSync('git', ['status', '--porcelain', '--untracked-files=all', '--', '**/generated/**'], {
  encoding: 'utf8',
}).trimEnd();
if (stale === '') {
  console.log('All generated files are up to date.');
} else {
  console.error(`These generated files are not up to date:\n${stale}\nRun npm run generate and commit its changes.`);
  process.exitCode = 1;
}
