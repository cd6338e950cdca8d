import { type ExecFileOptions, execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program, without the environment variables that the workspace adds.
 *
 * @returns Its standard output.
 * @throws An error with its output if it fails.
 */
export async function run(program: string, args: readonly string[], options: ExecFileOptions): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, {
    maxBuffer: 1e8,
    env: cleanEnvironment(),
    ...options,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  });
  return String(stdout);
}

/** The environment without the variables that npm, vitest and turbo set in this workspace. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_package|npm_lifecycle|npm_config_workspace|NODE_OPTIONS|VITEST|TURBO)/i.test(name),
  );
  return Object.fromEntries(kept);
}

/** A folder outside the workspace, with tarballs of our packages. */
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
    if (tarballs.length !== packages.length)
      throw new Error(`npm packed ${tarballs.length} of ${packages.length} packages.`);
    return new Outside(
      directory,
      tarballs.map((name) => join(directory, name)),
    );
  }

  get tarballs(): readonly string[] {
    return this.#tarballs;
  }

  /** The path of a package's tarball. @param name The name without the scope, for example `client`. */
  tarball(name: string): string {
    const found = this.#tarballs.find((tarball) => tarball.includes(`conoha-images-${name}-`));
    if (found === undefined) throw new Error(`No tarball for the package ${name}.`);
    return found;
  }

  /**
   * Creates a project, and installs our packages and others in it.
   *
   * @param source The folder to copy. Default: an empty project.
   * @param ours The names of our packages to install. Default: all.
   * @param packages Other packages to install, as npm's arguments.
   * @returns The path of the project.
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
    const { dependencies = {}, devDependencies = {}, ...rest } = manifest;
    const others = { dependencies: othersIn(dependencies), devDependencies: othersIn(devDependencies) };
    await writeFile(join(folder, 'package.json'), JSON.stringify({ ...rest, ...others }));
    const install = ['install', '--no-audit', '--no-fund', '--save-dev'];
    const tarballs = ours ? ours.map((name) => this.tarball(name)) : this.#tarballs;
    await run('npm', [...install, ...tarballs, ...packages], { cwd: folder });
    return folder;
  }

  /** Installs a package that contains only a program. @returns The path of the program. */
  async program(name: string, version: string, path: string): Promise<string> {
    const folder = join(this.directory, `${name.replaceAll('/', '-')}-${version}`);
    await mkdir(folder, { recursive: true });
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`], { cwd: folder });
    return join(folder, 'node_modules', name, path);
  }

  /**
   * Installs Node.js. The package "node" would need an install script.
   *
   * @param version The major version, or a longer one such as `20.0`.
   * @returns The path of the program.
   */
  node(version: number | string): Promise<string> {
    return this.program(`node-${process.platform}-${process.arch}`, String(version), 'bin/node');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true });
  }
}

/** Dependencies without those on our packages, which are not published. */
function othersIn(dependencies: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith('@conoha-images/')));
}

/** The supported versions of Node.js. */
export const majors = [20, 22, 24, 26];
