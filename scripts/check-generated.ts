// Fails when what is generated and committed is not what the document gives now.
import { execFileSync } from 'node:child_process';
import { turbo } from './turbo.ts';

const run = turbo(['generate', '--force', '--output-logs=errors-only'], 'kept');
if (run.status !== 0) {
  console.error(`${run.stdout}${run.stderr}`);
  process.exit(1);
}

const stale = execFileSync('git', ['status', '--porcelain', '--untracked-files=all', '--', '**/generated/**'], {
  encoding: 'utf8',
}).trimEnd();
if (stale === '') {
  console.log('What is generated is what the document gives.');
} else {
  console.error(`The document gives other files than those committed:\n${stale}\nCommit what npm run generate writes.`);
  process.exitCode = 1;
}
