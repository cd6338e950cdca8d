import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listen } from '../listen.ts';

const run = promisify(execFile);

/** A service of OpenStack, as Debian packages it, that keeps its data in SQLite. */
export interface Program {
  /** As in a sentence: Glance. */
  readonly name: string;
  /** The package of Debian, which has a command of the same name that starts the service. */
  readonly package: string;
  /** The command that makes the tables of the database, and its arguments. */
  readonly manage: readonly [string, ...string[]];
  /** The path of a page that shows that the service is ready. */
  readonly ready: string;
  /** The configuration of a service whose files are in a folder. */
  configuration(folder: string, port: number): string;
  /** The pipelines of the service, with the filter `tokens` in place of Keystone's. */
  pipelines(): Promise<string>;
}

/** Adds a row to a table. */
export type AddRow = (table: string, row: Readonly<Record<string, unknown>>) => void;

/** Installs a service with apt-get if it is missing. Returns the reason if that fails, and undefined if it is here. */
export async function whyMissing({ name, package: debianPackage, manage }: Program): Promise<string | undefined> {
  const works = (): Promise<boolean> =>
    run(manage[0], ['--version']).then(
      () => true,
      () => false,
    );
  if (await works()) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-qq', '--no-install-recommends', debianPackage], { env, maxBuffer: 1e8 });
  } catch (error) {
    return `${name} is not installed, and apt-get can't install it: ${String(error).split('\n')[0]}`;
  }
  return (await works()) ? undefined : `${debianPackage} is installed, but it does not run.`;
}

/** The version of a service that is installed. */
export async function versionOf({ manage }: Program): Promise<string> {
  return (await run(manage[0], ['--version'])).stdout.trim();
}

/** A running service of OpenStack, with its files in a temporary folder. */
export class Service implements AsyncDisposable {
  readonly url: string;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(url: string, folder: string, running: ChildProcess) {
    this.url = url;
    this.#folder = folder;
    this.#process = running;
  }

  /**
   * Starts a service with its default configuration.
   * @param tokens The project of each token.
   * @param insert Writes the data into the database, with any age, owner and state, which a client can't choose.
   */
  static async start(
    program: Program,
    tokens: Readonly<Record<string, string>>,
    insert: (add: AddRow, database: DatabaseSync) => void,
  ): Promise<Service> {
    const folder = await mkdtemp(join(tmpdir(), `conoha-images-${program.package}-`));
    const port = await freePort();
    await writeFile(join(folder, 'tokens.json'), JSON.stringify(tokens));
    await writeFile(join(folder, 'paste.ini'), (await program.pipelines()) + tokensFilter(folder));
    const configuration = join(folder, 'service.conf');
    await writeFile(configuration, program.configuration(folder, port));
    const [manage, ...args] = program.manage;
    await run(manage, ['--config-file', configuration, ...args], { maxBuffer: 1e8 });
    write(join(folder, 'service.sqlite'), insert);
    const running = spawn(program.package, ['--config-file', configuration], {
      stdio: 'ignore',
      env: {
        ...process.env,
        PYTHONPATH: fileURLToPath(new URL('.', import.meta.url)),
        PYTHONDONTWRITEBYTECODE: '1',
        // Glance lists tags in the order of a Python set, which would change with every start.
        PYTHONHASHSEED: '0',
      },
    });
    const service = new Service(`http://127.0.0.1:${port}`, folder, running);
    await service.#ready(program);
    return service;
  }

  async #ready({ name, ready }: Program): Promise<void> {
    // Up to two minutes: it starts slowly on a busy machine.
    for (let tries = 0; tries < 1_200 && this.#process.exitCode === null; tries += 1) {
      const response = await fetch(this.url + ready).catch(() => undefined);
      if (response) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const log = await readFile(join(this.#folder, 'service.log'), 'utf8').catch(() => 'There is no log.');
    await this[Symbol.asyncDispose]();
    throw new Error(`${name} did not start:\n${log.slice(-4_000)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once('exit', resolve));
      this.#process.kill();
      await ended;
    }
    await rm(this.#folder, { recursive: true });
  }
}

function tokensFilter(folder: string): string {
  return `
[filter:tokens]
paste.filter_factory = tokens:filter_factory
tokens = ${folder}/tokens.json
`;
}

function write(file: string, insert: (add: AddRow, database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file);
  database.exec('BEGIN');
  insert((table, row) => {
    const names = Object.keys(row);
    const statement = `INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`;
    database.prepare(statement).run(...names.map((name) => stored(row[name])));
  }, database);
  database.exec('COMMIT');
  database.close();
}

function stored(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return Number(value);
  return value === null || typeof value === 'number' ? value : String(value);
}

/** A time as SQLAlchemy stores it in SQLite. */
export function storedTime(value: unknown): string {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d+))?Z$/.exec(String(value)) ?? [];
  return `${seconds.replace('T', ' ')}.${fraction.padEnd(6, '0')}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
