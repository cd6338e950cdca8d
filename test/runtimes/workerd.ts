import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A worker that runs in workerd, the runtime of Cloudflare Workers. */
export interface RunningWorker extends Disposable {
  readonly url: string;
}

/**
 * Runs a worker that may connect to this machine.
 *
 * @param workerd The path of the program.
 * @param folder The folder of the modules.
 * @param modules Their names, as they are imported. The first is the worker.
 * @param variables The worker's environment.
 * @throws an error with the output of workerd if the worker can't start.
 */
export async function runWorker(
  workerd: string,
  folder: string,
  modules: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<RunningWorker> {
  const text = JSON.stringify;
  const bindings = Object.entries(variables).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`);
  await writeFile(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${modules.map((name) => `(name = ${text(name)}, esModule = embed ${text(name.replace('./', ''))})`).join(', ')}],
  bindings = [${bindings.join(', ')}],
  compatibilityDate = "2026-01-01",
);
`,
  );
  const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=1'], { cwd: folder });
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  // It prints one line for each event. The first has the port.
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(errors.join(''))));
    child.stdout.once('data', (chunk) => resolve(JSON.parse(String(chunk).split('\n')[0] ?? '').port));
  });
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => void child.kill() };
}
