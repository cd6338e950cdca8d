import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cleanEnvironment, type Outside, run } from '../packed/outside.ts';
import type { Registry } from './registry.ts';

/** A program that installs packages, and the commands with which its users run them. */
export interface PackageManager {
  readonly name: string;
  /** Settings for a project. */
  settings(registry: Registry): Readonly<Record<string, string>>;
  readonly add: readonly string[];
  /** The arguments before the name of a command of a package. */
  readonly command: readonly string[];
  /** The arguments before a program of the project. */
  readonly program: readonly string[];
  /** Installs the package manager. @returns The command that starts it. */
  install(outside: Outside): Promise<readonly string[]>;
}

const npmSettings = (registry: Registry) => ({ '.npmrc': registry.settings });

export const packageManagers: readonly PackageManager[] = [
  {
    name: 'npm',
    settings: npmSettings,
    add: ['install', '--no-audit', '--no-fund'],
    command: ['exec', '--no', '--'],
    program: ['exec', '--no', '--', 'node'],
    install: async () => ['npm'],
  },
  {
    name: 'pnpm',
    settings: (registry) => ({
      ...npmSettings(registry),
      // By default, it does not install what was published today.
      'pnpm-workspace.yaml': 'minimumReleaseAge: 0\n',
    }),
    add: ['add'],
    command: ['exec'],
    program: ['exec', 'node'],
    install: async (outside) => [process.execPath, await outside.program('pnpm', '12', 'bin/pnpm.mjs')],
  },
  {
    name: 'yarn',
    settings: ({ url }) => ({
      'yarn.lock': '',
      '.yarnrc.yml': [
        `npmRegistryServer: "${url}"`,
        'unsafeHttpWhitelist: ["127.0.0.1"]',
        'enableGlobalCache: false',
        'enableTelemetry: false',
        'npmMinimalAgeGate: 0',
      ].join('\n'),
    }),
    add: ['add'],
    command: ['run'],
    program: ['node'],
    install: async (outside) => [process.execPath, await outside.program('@yarnpkg/cli-dist', '4', 'bin/yarn.js')],
  },
  {
    name: 'bun',
    settings: npmSettings,
    add: ['add'],
    command: ['run', '--bun'],
    program: ['run'],
    install: async (outside) => {
      const architecture = process.arch.replace('arm64', 'aarch64');
      return [await outside.program(`@oven/bun-${process.platform}-${architecture}`, '1', 'bin/bun')];
    },
  },
];

/** An empty project, with a package manager. */
export class Project {
  readonly folder: string;
  readonly manager: PackageManager;
  readonly #start: readonly string[];
  readonly environment: NodeJS.ProcessEnv;

  constructor(folder: string, manager: PackageManager, start: readonly string[]) {
    this.folder = folder;
    this.manager = manager;
    this.#start = start;
    // `npm exec` looks for node below the prefix of the npm that runs the tests.
    const { PATH = '', npm_config_prefix: _prefix, ...environment } = cleanEnvironment();
    // Its cache must not have packages of an earlier run, which have the same versions.
    this.environment = {
      ...environment,
      PATH: [dirname(process.execPath), PATH].join(delimiter),
      npm_config_cache: join(folder, 'cache'),
      BUN_INSTALL_CACHE_DIR: join(folder, 'cache'),
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    };
  }

  /** The command that runs a command of an installed package, as an array for `spawn`. */
  command(...args: readonly string[]): [program: string, args: string[]] {
    return this.#line(...this.manager.command, ...args);
  }

  async add(...packages: readonly string[]): Promise<void> {
    await this.#run(...this.manager.add, ...packages);
  }

  /** Runs a program that is written to a file of the project. @returns What it prints. */
  async runProgram(file: string, code: string): Promise<string> {
    await writeFile(join(this.folder, file), code);
    return this.#run(...this.manager.program, file);
  }

  runCommand(...args: readonly string[]): Promise<string> {
    return this.#run(...this.manager.command, ...args);
  }

  #line(...args: readonly string[]): [program: string, args: string[]] {
    const [program = '', ...first] = this.#start;
    return [program, [...first, ...args]];
  }

  #run(...args: readonly string[]): Promise<string> {
    return run(...this.#line(...args), { cwd: this.folder, env: this.environment });
  }
}
