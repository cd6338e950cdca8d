// Checks how we write: `node scripts/lint-prose.ts [PATH…]`. Without a path, it checks everything that people wrote.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { checkProse } from './prose/check.ts';

const included = /\.(md|ts|js|jsonc|ya?ml)$|(^|\/)(turbo|tsconfig[^/]*)\.json$/;

/** Files that a program wrote, recordings of a server, and mistakes on purpose. The rules name the habits themselves. */
const excluded =
  /(^|\/)(generated|fixtures|recordings)\/|\.gen\.|^scripts\/prose\/(english|japanese)\.ts$|^test\/prose\//;

// Tracked files and new ones, but none that .gitignore names.
const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...process.argv.slice(2)];
const files = execFileSync('git', options, { encoding: 'utf8' })
  .split('\0')
  .filter((file) => included.test(file) && !excluded.test(file) && existsSync(file));

let count = 0;
for (const file of files) {
  for (const { line, column, rule, message } of checkProse(file, readFileSync(file, 'utf8'))) {
    console.log(`${file}:${line}:${column} ${rule} ${message}`);
    count += 1;
  }
}
console.log(`${files.length} files checked, ${count} ${count === 1 ? 'finding' : 'findings'}.`);
if (count > 0) {
  console.log('docs/decisions/0015-prose.md explains the rules. To allow one finding: // prose-ignore RULE: reason');
  process.exitCode = 1;
}
