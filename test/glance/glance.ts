import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listen } from '../listen.ts';

const run = promisify(execFile);

/** The data of a Glance: its images as a page has them, the project of each token, and the members of shared images. */
export interface GlanceData {
  readonly images: readonly Readonly<Record<string, unknown>>[];
  readonly tokens: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Installs Glance with apt-get if it is missing. Returns the reason if that fails, and undefined if Glance is here. */
export async function whyNoGlance(): Promise<string | undefined> {
  if (await works('glance-manage', '--version')) return undefined;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env: environment });
    await run('apt-get', ['install', '-qq', '--no-install-recommends', 'glance-api'], {
      env: environment,
      maxBuffer: 1e8,
    });
  } catch (error) {
    return `Glance is not installed, and apt-get can't install it: ${String(error).split('\n')[0]}`;
  }
  return (await works('glance-manage', '--version')) ? undefined : 'glance-api is installed, but it does not run.';
}

export async function glanceVersion(): Promise<string> {
  return (await run('glance-manage', ['--version'])).stdout.trim();
}

/** An OpenStack Glance with SQLite in a temporary folder. */
export class Glance implements AsyncDisposable {
  readonly url: string;
  readonly #folder: string;
  readonly #server: ChildProcess;

  private constructor(url: string, folder: string, server: ChildProcess) {
    this.url = url;
    this.#folder = folder;
    this.#server = server;
  }

  /** Starts Glance with its default configuration and some data. */
  static async start(data: GlanceData): Promise<Glance> {
    const folder = await mkdtemp(join(tmpdir(), 'conoha-images-glance-'));
    const port = await freePort();
    await mkdir(join(folder, 'store'));
    await writeFile(join(folder, 'tokens.json'), JSON.stringify(data.tokens));
    await writeFile(join(folder, 'paste.ini'), await pipeline(folder));
    const configuration = join(folder, 'glance-api.conf');
    await writeFile(configuration, configurationOf(folder, port));
    await run('glance-manage', ['--config-file', configuration, 'db_sync'], { maxBuffer: 1e8 });
    insert(join(folder, 'glance.sqlite'), data);
    const server = spawn('glance-api', ['--config-file', configuration], {
      stdio: 'ignore',
      env: {
        ...process.env,
        PYTHONPATH: fileURLToPath(new URL('.', import.meta.url)),
        PYTHONDONTWRITEBYTECODE: '1',
        // Glance lists tags in the order of a Python set, which would change with every start.
        PYTHONHASHSEED: '0',
      },
    });
    const glance = new Glance(`http://127.0.0.1:${port}`, folder, server);
    await glance.#ready();
    return glance;
  }

  async #ready(): Promise<void> {
    // Up to two minutes: it starts slowly on a busy machine.
    for (let tries = 0; tries < 1_200 && this.#server.exitCode === null; tries += 1) {
      const response = await fetch(`${this.url}/versions`).catch(() => undefined);
      if (response) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const log = await readFile(join(this.#folder, 'api.log'), 'utf8').catch(() => 'There is no log.');
    await this[Symbol.asyncDispose]();
    throw new Error(`Glance did not start:\n${log.slice(-4_000)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.exitCode === null) {
      const ended = new Promise((resolve) => this.#server.once('exit', resolve));
      this.#server.kill();
      await ended;
    }
    await rm(this.#folder, { recursive: true });
  }
}

function configurationOf(folder: string, port: number): string {
  return `
[DEFAULT]
bind_host = 127.0.0.1
bind_port = ${port}
workers = 0
log_file = ${folder}/api.log
[database]
connection = sqlite:///${folder}/glance.sqlite
[glance_store]
stores = file
default_store = file
filesystem_store_datadir = ${folder}/store
[paste_deploy]
flavor = tokens
config_file = ${folder}/paste.ini
`;
}

/** Glance's own pipelines, and one that checks our tokens instead of Keystone's. */
async function pipeline(folder: string): Promise<string> {
  const own = await readFile('/etc/glance/glance-api-paste.ini', 'utf8');
  return `${own}
[pipeline:glance-api-tokens]
pipeline = cors http_proxy_to_wsgi versionnegotiation tokens context rootapp

[filter:tokens]
paste.filter_factory = tokens:filter_factory
tokens = ${folder}/tokens.json
`;
}

/** The columns of an image in Glance's database. Every other member of an image is stored as a property. */
const columns = [
  'id',
  'name',
  'size',
  'status',
  'created_at',
  'updated_at',
  'disk_format',
  'container_format',
  'checksum',
  'owner',
  'min_disk',
  'min_ram',
  'protected',
  'virtual_size',
  'visibility',
  'os_hidden',
  'os_hash_algo',
  'os_hash_value',
];
const links = ['self', 'file', 'schema', 'tags'];

/** Writes images into the database, with any age, owner and state, which a client of Glance can't choose. */
function insert(file: string, { images, members }: GlanceData): void {
  const database = new DatabaseSync(file);
  const add = (table: string, row: Readonly<Record<string, unknown>>): void => {
    const names = Object.keys(row);
    const statement = `INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`;
    database.prepare(statement).run(...names.map((name) => stored(row[name])));
  };
  database.exec('BEGIN');
  for (const image of images) {
    const [image_id, created_at] = [image['id'], time(image['created_at'])];
    const shared = { image_id, created_at, deleted: false };
    add('images', {
      ...Object.fromEntries(columns.map((name) => [name, image[name] ?? null])),
      created_at,
      updated_at: time(image['updated_at']),
      deleted: false,
    });
    for (const value of image['tags'] as string[]) add('image_tags', { ...shared, value });
    for (const [name, value] of Object.entries(image)) {
      if (!columns.includes(name) && !links.includes(name)) add('image_properties', { ...shared, name, value });
    }
    for (const [member, status] of Object.entries(members[String(image_id)] ?? {})) {
      add('image_members', { ...shared, member, status, can_share: false });
    }
  }
  database.exec('COMMIT');
  database.close();
}

function stored(value: unknown): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return value === null || typeof value === 'number' ? value : String(value);
}

/** A time as SQLAlchemy stores it in SQLite. */
function time(value: unknown): string {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d+))?Z$/.exec(String(value)) ?? [];
  return `${seconds.replace('T', ' ')}.${fraction.padEnd(6, '0')}`;
}

async function works(...[program, ...args]: [string, ...string[]]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
