import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cleanEnvironment, type Outside, run } from '../packed/outside.ts';

/** What the registry is installed from. The workspace does not depend on it: it needs 300 packages. */
const manifest = {
  private: true,
  dependencies: { verdaccio: '6.10.4' },
  // Its middleware for audits, which is off, needs the tag "cjs" of this package, which mirrors of npm may lack.
  overrides: { 'node-fetch': '^2.7.0' },
};

/** A registry on this machine. It has the packages that are published to it, and passes other requests on to npm's. */
export class Registry implements Disposable {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  static async start(outside: Outside): Promise<Registry> {
    const folder = join(outside.directory, 'registry');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
    const program = join(folder, 'node_modules/verdaccio/bin/verdaccio');
    const upstream = (await run('npm', ['config', 'get', 'registry'], { cwd: folder })).trim();
    const own = { access: '$all', publish: '$all' };
    const settings = {
      storage: join(folder, 'storage'),
      uplinks: { npm: { url: upstream, timeout: '60s' } },
      // The packages that have been released are not used instead of those of this commit.
      packages: { '@conoha-images/*': own, '**': { access: '$all', proxy: 'npm' } },
      auth: { htpasswd: { file: join(folder, 'users'), max_users: -1 } },
      web: { enable: false },
      log: { type: 'stdout', format: 'pretty', level: 'error' },
    };
    const file = join(folder, 'settings.yaml');
    await writeFile(file, JSON.stringify(settings));
    const port = await freePort();
    const child = spawn(process.execPath, [program, '--config', file, '--listen', `127.0.0.1:${port}`], {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const registry = new Registry(`http://127.0.0.1:${port}/`, child);
    await registry.#ready();
    return registry;
  }

  /** Lines of an .npmrc with which npm, pnpm and bun use this registry. */
  get settings(): string {
    // npm publishes only with a token, whatever the registry allows.
    return `registry=${this.url}\n${this.url.replace('http:', '')}:_authToken=any\n`;
  }

  async #ready(): Promise<void> {
    for (;;) {
      if (this.#process.exitCode !== null) throw new Error('The registry did not start.');
      const response = await fetch(`${this.url}-/ping`).catch(() => undefined);
      if (response?.ok) return;
      await wait(100);
    }
  }

  [Symbol.dispose](): void {
    this.#process.kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
