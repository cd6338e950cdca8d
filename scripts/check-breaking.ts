// Reports how the document differs from that of another branch, and fails when a breaking change came unannounced.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const generated = 'packages/spec/generated';
const bundle = `${generated}/openapi.en.gen.json`;
const descriptor = `${generated}/lists.gen.js`;

/** What redocly diff 2.77 does not rate as breaking, found by making each of these changes. */
const limits = `What \`redocly diff\` can't see, so look yourself:

- It ignores \`x-list\` (pages, order), and takes a change of \`x-filter\` (what a filter compares) for a patch. The next section shows both.
- It takes another default of a parameter, and a region that is no longer a server's, for a patch.
- It compares what the document says, not what its prose means.`;

interface Report {
  readonly summary: { readonly bump?: string };
  readonly infoVersions?: unknown;
  readonly changes: readonly { readonly impact: string }[];
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0 ? stdout : undefined;
}

/** Compares outside this repository, whose configuration is about linting. */
function diff(format: 'json' | 'markdown', cwd: string): string {
  const cli = resolve('node_modules/@redocly/cli/bin/cli.js');
  const args = [cli, 'diff', 'base.json', 'revision.json', `--format=${format}`, '--fail-on=none'];
  return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function versionOf(document: string): string {
  return (JSON.parse(document) as { info: { version: string } }).info.version;
}

const branch = process.argv[2] ?? 'main';
const commit = git('merge-base', branch, 'HEAD')?.trim();
if (commit === undefined) {
  console.error(`There is no branch ${branch} to compare with. Name one: npm run check:breaking -- BRANCH`);
  process.exit(2);
}
const base = git('show', `${commit}:${bundle}`);
if (base === undefined) {
  console.log(`${branch} has no ${bundle} yet, so nothing can break.`);
  process.exit(0);
}

const revision = readFileSync(bundle, 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'conoha-images-'));
try {
  writeFileSync(join(directory, 'base.json'), base);
  writeFileSync(join(directory, 'revision.json'), revision);
  const { changes } = JSON.parse(diff('json', directory)) as Report;
  const lists = git('diff', '--unified=8', commit, '--', descriptor)?.split('\n').slice(4).join('\n').trim();
  const breaking = changes.filter(({ impact }) => impact === 'major').length;
  const [before, after] = [versionOf(base), versionOf(revision)];
  const verdict =
    breaking === 0
      ? 'No breaking change.'
      : before === after
        ? `${breaking} breaking, and info.version is still ${after}. Raise it to say that this is meant, or undo the change.`
        : `${breaking} breaking, which info.version announces (${before} to ${after}).`;
  const report = [
    diff('markdown', directory).trim(),
    `**${verdict}**`,
    limits,
    '## What the lists do',
    lists ? `\`\`\`diff\n${lists}\n\`\`\`` : 'No change.',
  ].join('\n\n');
  console.log(report);
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (summary) appendFileSync(summary, `${report}\n`);
  process.exitCode = breaking > 0 && before === after ? 1 : 0;
} finally {
  rmSync(directory, { recursive: true });
}
