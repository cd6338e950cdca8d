import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const headers = { Accept: 'application/json', 'X-Auth-Token': 'any' };

/** A server to measure. */
export interface Contender {
  readonly name: string;
  readonly port: number;
  /** A module and its arguments, for the Node.js that runs the benchmark. */
  readonly command: readonly string[];
}

/** The path of a file beside this one. */
export function pathOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export function start({ command }: Contender): ChildProcess {
  return spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The body of the first response with status 200. Retries while the server does not listen. */
export async function firstBody({ port }: Contender, target: string): Promise<string> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${target}`, { headers });
      const body = await response.text();
      if (response.status === 200) return body;
      throw new RangeError(`Port ${port} must return 200; it returned ${response.status}: ${body.slice(0, 500)}`);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      await wait(2);
    }
  }
}

/** Resident memory of a process in MB; NaN on a system without /proc. */
export async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return (Number(/VmRSS:\s*(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024) / 1e6;
}
