// Compares the document with that of another branch, and fails if a breaking change has the same info.version.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '@conoha-images/description';
import { checkOut, hasDocument, mergeBase } from './breaking/base.ts';
import { bundle, diff, documentFile } from './breaking/bundle.ts';
import { compare } from './breaking/compare.ts';
import { readReport } from './breaking/redocly-diff.ts';
import { isUnannounced, reportOf } from './breaking/report.ts';

const usage = 'Name a branch to compare with: npm run check:breaking -- BRANCH';

async function main(branch: string): Promise<number> {
  const commit = mergeBase(branch);
  if (commit === undefined) {
    console.error(`The branch ${branch} does not exist. ${usage}`);
    return 2;
  }
  if (!hasDocument(commit)) {
    console.log(`${branch} has no ${documentFile}, so nothing can break.`);
    return 0;
  }
  const directory = mkdtempSync(join(tmpdir(), 'conoha-images-'));
  try {
    checkOut(commit, directory);
    const folders = [join(directory, 'base'), join(directory, 'revision')] as const;
    const [base, revision] = await Promise.all([bundle(directory, folders[0]), bundle('.', folders[1])]);
    const own = compare(base, revision);
    const { changes, texts } = readReport(await diff(...folders, directory), base.document, revision.document, own);
    const versions = [base, revision].map(({ document }) => String(at(document, 'info', 'version')));
    const comparison = { branch, changes: [...own, ...changes], texts, versions: versions as [string, string] };
    const report = reportOf(comparison);
    console.log(report);
    const summary = process.env['GITHUB_STEP_SUMMARY'];
    if (summary) appendFileSync(summary, `${report}\n`);
    return isUnannounced(comparison) ? 1 : 0;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

process.exitCode = await main(process.argv[2] ?? 'main');
