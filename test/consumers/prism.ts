import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tools } from './install.ts';
import { bin, toolEnvironment } from './tools.ts';

export interface PrismServer extends AsyncDisposable {
  readonly url: string;
  /** What it printed so far. */
  printed(): string;
}

/** Starts Prism's command line with a bundle, on any free port. Rejects with what it printed if it ends instead. */
export async function startPrism(bundle: string): Promise<PrismServer> {
  const child = spawn(process.execPath, [bin('prism'), 'mock', bundle, '--port', '0'], {
    cwd: tools,
    env: toolEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  const ended = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const address = /listening on (http:\S+)/.exec(output)?.[1];
        if (address) resolve(address);
      });
    }
    child.once('error', reject);
    void ended.then(([code]) => reject(new Error(`Prism ended with ${code}:\n${output}`)));
  });
  return {
    url,
    printed: () => output,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
