import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { validateImageList } from '@conoha-images/spec';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../listen.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Run {
  /** Resolves with the output so far, as soon as it contains a text. Rejects if the process ends without it. */
  printed(text: string): Promise<string>;
  /** Interrupts npm and everything that npm started, like Ctrl-C in a terminal. */
  interrupt(): void;
  readonly exit: Promise<number | null>;
}

const running = new Set<Run>();

afterEach(async () => {
  for (const run of running) {
    run.interrupt();
    await run.exit;
  }
});

function start(...options: string[]): Run {
  const child = spawn('npm', ['start', '--', ...options], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const events = new EventTarget();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      events.dispatchEvent(new Event('output'));
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const run: Run = {
    exit,
    interrupt: () => void (child.pid !== undefined && process.kill(-child.pid, 'SIGINT')),
    printed: async (text) => {
      const ended = exit.then(() => 'ended');
      while (!output.includes(text)) {
        const more = new Promise((resolve) => events.addEventListener('output', resolve, { once: true }));
        if ((await Promise.race([more, ended])) === 'ended' && !output.includes(text)) {
          throw new Error(`The process ended without printing ${text}. It printed:\n${output}`);
        }
      }
      return output;
    },
  };
  running.add(run);
  void exit.then(() => running.delete(run));
  return run;
}

/** Occupies a port until the test ends. */
async function takenPort(): Promise<{ port: string; [Symbol.asyncDispose](): Promise<void> }> {
  const server = createServer();
  return {
    port: String(await listen(server)),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

test('npm start serves the mock and the reference, prints a working curl line, and ends on Ctrl-C', async () => {
  const run = start('--mock-port', '0', '--docs-port', '0');
  const output = await run.printed('Press Ctrl-C to stop both.');

  const curl = /^curl [\s\S]*?limit=200"$/m.exec(output)?.[0] ?? 'false';
  const { stdout } = await promisify(execFile)('bash', ['-c', curl]);
  expect(validateImageList(JSON.parse(stdout))).toMatchObject({ valid: true });
  await run.printed('GET /v2/images?limit=200 200');

  const [, reference = '', english = ''] = /reference is ready: (\S+) \(English: (\S+)\)/.exec(output) ?? [];
  for (const [url, language] of [
    [reference, 'ja'],
    [english, 'en'],
  ] as const) {
    expect(await (await fetch(url)).text()).toContain(`<html lang="${language}">`);
  }

  run.interrupt();
  // Npm reports the interrupt as its own exit code, so check that the servers are gone.
  await run.exit;
  await expect(fetch(reference)).rejects.toThrow();
});

test.each(['--mock-port', '--docs-port'])(
  'npm start reports that the port of %s is taken, and ends',
  async (option) => {
    await using taken = await takenPort();
    const other = option === '--mock-port' ? '--docs-port' : '--mock-port';
    const run = start(option, taken.port, other, '0');
    await run.printed(`another program uses port ${taken.port} of 127.0.0.1`);
    await run.printed(`Choose another port: npm start -- ${option} PORT`);
    expect(await run.exit).toBe(1);
  },
);

test('npm start rejects an invalid port and says which ports are valid', async () => {
  const run = start('--mock-port', '80000');
  await run.printed('--mock-port must be an integer from 0 to 65535; given: 80000.');
  expect(await run.exit).toBe(2);
});
