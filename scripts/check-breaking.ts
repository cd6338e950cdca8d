// Compares the document with that of another branch, and fails if a breaking change has the same info.version.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeAt } from '@conoha-images/document';
import { checkOut, hasDocument, mergeBase } from './breaking/base.ts';
import { bundle, diff, documentFile } from './breaking/bundle.ts';
import { compare } from './breaking/compare.ts';
import { readReport } from './breaking/redocly-diff.ts';
import { isUnannounced, reportOf } from './breaking/report.ts';
import { countChangedTexts } from './breaking/texts.ts';

const usage = 'Name a branch to compare with: npm run check:breaking -- BRANCH';

function versionOf(document: object): string {
  return String(nodeAt(document, 'info', 'version'));
}

/** A clone of another branch has main only as the branch of its remote. */
function defaultBranch(): string {
  return mergeBase('main') === undefined && mergeBase('origin/main') !== undefined ? 'origin/main' : 'main';
}

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
    const [base, revision] = await Promise.all([
      bundle(directory, join(directory, 'base')),
      bundle('.', join(directory, 'revision')),
    ]);
    const documents = [base.document, revision.document] as const;
    const report = await diff(...documents, directory);
    const comparison = {
      branch,
      changes: [...compare(base, revision), ...readReport(report, ...documents)],
      texts: countChangedTexts(...documents),
      versions: [versionOf(base.document), versionOf(revision.document)] as const,
    };
    const markdown = reportOf(comparison);
    console.log(markdown);
    const summary = process.env['GITHUB_STEP_SUMMARY'];
    if (summary) appendFileSync(summary, `${markdown}\n`);
    return isUnannounced(comparison) ? 1 : 0;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

try {
  process.exitCode = await main(process.argv[2] ?? defaultBranch());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
