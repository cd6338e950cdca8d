// Checks how we write: `node scripts/lint-prose.ts [PATH…]`. Without a path, everything that people wrote by hand.
import { globSync, readFileSync, statSync } from 'node:fs';
import { checkProse } from './prose/check.ts';

const files = '**/{*.{md,ts,js,jsonc,yaml,yml},turbo.json,tsconfig*.json}';

/** Written by a program, recorded from a server, or a mistake on purpose. */
const excluded = [
  '**/{node_modules,dist,generated,.turbo,.vitest,fixtures,recordings}/**',
  '**/*.gen.*',
  // The rules name the habits.
  'scripts/prose/{english,japanese}.ts',
  'test/prose/**',
];

const paths = process.argv.slice(2);
const patterns =
  paths.length > 0
    ? paths.map((path) => (statSync(path).isDirectory() ? `${path}/${files}` : path))
    : [files, '.github/**/*.yml'];
const names = globSync(patterns, { exclude: excluded }).sort();

let count = 0;
for (const file of names) {
  for (const { line, column, rule, message } of checkProse(file, readFileSync(file, 'utf8'))) {
    console.log(`${file}:${line}:${column} ${rule} ${message}`);
    count += 1;
  }
}
console.log(`${names.length} files checked, ${count} ${count === 1 ? 'finding' : 'findings'}.`);
if (count > 0) {
  console.log(
    'docs/decisions/0015-prose.md says how the rules were chosen. To allow one here: // prose-ignore RULE: reason',
  );
  process.exitCode = 1;
}
