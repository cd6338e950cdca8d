import { type ExecFileOptions, execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program to its end, without what the workspace adds to the environment. */
export async function run(program: string, args: readonly string[], options: ExecFileOptions): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, {
    maxBuffer: 1e8,
    env: strangersEnvironment(),
    ...options,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  });
  return String(stdout);
}

export function strangersEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_package|npm_lifecycle|npm_config_workspace|NODE_OPTIONS|VITEST|TURBO)/i.test(name),
  );
  return Object.fromEntries(kept);
}

/** A folder outside the workspace, with our packages as they would be published. */
export class Outside implements AsyncDisposable {
  readonly directory: string;
  readonly #tarballs: readonly string[];

  private constructor(directory: string, tarballs: readonly string[]) {
    this.directory = directory;
    this.#tarballs = tarballs;
  }

  static async create(): Promise<Outside> {
    const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
    const packages = (await readdir(join(root, 'packages'))).map((name) => join(root, 'packages', name));
    await run('npm', ['pack', '--silent', '--pack-destination', directory, ...packages], { cwd: directory });
    const tarballs = (await readdir(directory)).filter((name) => name.endsWith('.tgz'));
    if (tarballs.length !== packages.length) throw new Error(`npm packed ${tarballs.length} of ${packages.length}.`);
    return new Outside(
      directory,
      tarballs.map((name) => join(directory, name)),
    );
  }

  get tarballs(): readonly string[] {
    return this.#tarballs;
  }

  /** The tarball of a package, such as `client`. */
  tarball(name: string): string {
    const found = this.#tarballs.find((tarball) => tarball.includes(`conoha-images-${name}-`));
    if (found === undefined) throw new Error(`There is no package ${name}.`);
    return found;
  }

  /**
   * A project with our packages, and what else it needs, installed.
   *
   * @param source The folder that it is a copy of. Default: an empty project.
   * @param ours Which of our packages. Default: all.
   */
  async project(
    name: string,
    { source, ours, packages = [] }: { source?: string; ours?: readonly string[]; packages?: readonly string[] } = {},
  ): Promise<string> {
    const folder = join(this.directory, name);
    await mkdir(folder);
    if (source) await cp(join(root, source), folder, { recursive: true });
    const manifest = source
      ? JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
      : { private: true, type: 'module' };
    const others = Object.entries({ ...manifest.devDependencies }).filter(
      ([each]) => !each.startsWith('@conoha-images/'),
    );
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ ...manifest, devDependencies: Object.fromEntries(others) }),
    );
    const install = ['install', '--no-audit', '--no-fund', '--save-dev'];
    const tarballs = ours ? ours.map((each) => this.tarball(each)) : this.#tarballs;
    await run('npm', [...install, ...tarballs, ...packages], { cwd: folder });
    return folder;
  }

  /** Installs a program from a package that has nothing else, and gives its path. */
  async program(name: string, version: string, path: string): Promise<string> {
    const folder = join(this.directory, `${name.replaceAll('/', '-')}-${version}`);
    await mkdir(folder, { recursive: true });
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`], { cwd: folder });
    return join(folder, 'node_modules', name, path);
  }

  /** Node.js. The program alone: the package "node" would install the same by a script. */
  node(major: number): Promise<string> {
    return this.program(`node-${process.platform}-${process.arch}`, String(major), 'bin/node');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true });
  }
}

/** The versions of Node.js that the continuous integration of our users has. */
export const majors = [20, 22, 24, 26];
