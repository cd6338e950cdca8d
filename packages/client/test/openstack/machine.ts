import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Case } from './case.ts';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

/** A copy of a fixture whose files name a server: a home folder and variables, as on a machine of their own. */
export class Machine implements AsyncDisposable {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;

  private constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.env = env;
  }

  static async create({ fixture, env = {} }: Pick<Case, 'fixture' | 'env'>, keystone: string): Promise<Machine> {
    const folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
    await cp(join(fixtures, fixture), folder, { recursive: true });
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll('KEYSTONE', keystone));
    }
    const filled = Object.entries({ HOME: 'FIXTURE/home', ...env }).map(([name, value]) => [
      name,
      value.replaceAll('FIXTURE', folder).replaceAll('KEYSTONE', keystone),
    ]);
    return new Machine(folder, Object.fromEntries(filled));
  }

  /** A machine with these files, by their names in OpenStack's folder of the home folder. */
  static async with(
    files: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<Machine> {
    const machine = await Machine.create({ fixture: 'empty', env }, 'http://127.0.0.1:9');
    const folder = join(machine.folder, 'home', '.config', 'openstack');
    await cp(join(fixtures, 'empty', 'home'), folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return machine;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
