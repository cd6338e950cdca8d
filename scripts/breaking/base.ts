import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { documentFile } from './bundle.ts';

/** The commit that a branch and the current one have in common. Undefined if git does not find the branch. */
export function mergeBase(branch: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['merge-base', branch, 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Whether a commit has the document. */
export function hasDocument(commit: string): boolean {
  return spawnSync('git', ['cat-file', '-e', `${commit}:${documentFile}`]).status === 0;
}

/** Checks out the folder `openapi` of a commit into a directory, with an index of its own: git's index stays as it is. */
export function checkOut(commit: string, directory: string): void {
  const env = { ...process.env, GIT_INDEX_FILE: join(directory, 'index') };
  execFileSync('git', ['read-tree', '--prefix=openapi/', `${commit}:openapi`], { env });
  execFileSync('git', ['checkout-index', '--all', `--prefix=${directory}/`], { env });
}
