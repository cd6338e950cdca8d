import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ours = '@conoha-images';

/** A copy of this repository whose packages are its own and whose dependencies are the original's. */
export class Copy {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async create(): Promise<Copy> {
    const directory = await mkdtemp(join(tmpdir(), 'conoha-images-design-'));
    const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    for (const file of files) await cp(join(root, file), join(directory, file)).catch(ignoreMissing);
    const manifests = files.filter((file) => file === 'package.json' || /^[^/]+(\/[^/]+)?\/package\.json$/.test(file));
    for (const manifest of manifests) await linkDependencies(dirname(manifest), directory);
    return new Copy(directory);
  }

  /** Changes a file. Throws if the text to replace is missing, so that no change is silently left out. */
  async edit(file: string, ...replacements: readonly (readonly [text: string, replacement: string])[]): Promise<void> {
    let content = await readFile(join(this.directory, file), 'utf8');
    for (const [text, replacement] of replacements) {
      if (!content.includes(text)) throw new Error(`${file} does not contain: ${text}`);
      content = content.replace(text, () => replacement);
    }
    await writeFile(join(this.directory, file), content);
  }

  /** Runs npm in the copy. Returns its output and whether it succeeded. */
  async npm(...args: readonly string[]): Promise<{ readonly passed: boolean; readonly output: string }> {
    const options = { cwd: this.directory, maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: '1' } };
    return promisify(execFile)('npm', args, options).then(
      ({ stdout, stderr }) => ({ passed: true, output: stdout + stderr }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ passed: false, output: stdout + stderr }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Links each dependency of a workspace to the original's; our own packages keep their relative links. */
async function linkDependencies(workspace: string, directory: string): Promise<void> {
  const from = join(root, workspace, 'node_modules');
  const to = join(directory, workspace, 'node_modules');
  const names = await readdir(from).catch(() => []);
  if (names.length > 0) await mkdir(to, { recursive: true });
  for (const name of names) {
    if (name !== ours) {
      await symlink(join(from, name), join(to, name));
      continue;
    }
    await mkdir(join(to, ours), { recursive: true });
    for (const link of await readdir(join(from, ours))) {
      await symlink(await readlink(join(from, ours, link)), join(to, ours, link));
    }
  }
}

/** A file that git knows may have been deleted in the work tree. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
