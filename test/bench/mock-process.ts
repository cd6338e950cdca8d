import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The mock as a process of its own, so that its work is not measured. @param data A file with images. */
export async function startCommand(data: string): Promise<{ url: string; [Symbol.dispose](): void }> {
  const manifest = createRequire(import.meta.url).resolve('@conoha-images/mock/package.json');
  const options = ['--port', '0', '--log', 'silent', '--data', data];
  const command = ['--conditions=@conoha-images/source', join(dirname(manifest), 'source/cli.ts'), ...options];
  const mock = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: mock.stdout })) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url !== undefined) return { url, [Symbol.dispose]: () => void mock.kill() };
  }
  throw new Error('The mock did not start.');
}
