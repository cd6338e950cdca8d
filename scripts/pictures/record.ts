// Records a terminal in which a new user tries the toolkit: npm run record. The ports 4010 and 8080 must be free.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Line, terminal } from './terminal.ts';

const root = join(import.meta.dirname, '../..');

/** The longest pause that is shown, in seconds. The build of a new clone takes longer. */
const longestPause = 1.5;
/** How long a reader needs for a command before its output comes, in seconds. */
const typing = 1;

const [list, contract] = await commandsOf('README.md');
const wrong = 'curl -H "X-Auth-Token: any" -H "Accept: application/json" "http://127.0.0.1:4010/v2/images?limit=abc"';

const lines: Line[] = [];
let time = 0;

const server = run('npm start', 'Press Ctrl-C');
await server.done;
for (const command of [list, wrong, contract]) await run(command).done;
if (server.process.pid !== undefined) process.kill(-server.process.pid, 'SIGINT');
await once(server.process, 'exit');
await writeFile(join(root, 'docs/generated/terminal.gen.svg'), terminal('A first try of the toolkit', lines));

/** The curl command and the contract's, as the README shows them. */
async function commandsOf(file: string): Promise<[list: string, contract: string]> {
  const text = await readFile(join(root, file), 'utf8');
  const blocks = [...text.matchAll(/```sh\n(.*?)\n```/gs)].map(([, command = '']) => command);
  const [list = ''] = blocks.filter((command) => command.startsWith('curl'));
  const [contract = ''] = blocks.filter((command) => command.includes('conoha-images-contract'));
  return [list, `${contract} --only pages-join`];
}

/** Runs a command in a shell, and records what it prints. @param last The start of the last line to wait for. */
function run(command: string, last?: string): { process: ChildProcess; done: Promise<void> } {
  time += typing;
  lines.push({ text: command, at: time, isCommand: true });
  time += typing;
  const child = spawn('bash', ['-c', `${command} 2>/dev/null`], {
    cwd: root,
    detached: true,
    env: { ...process.env, npm_config_loglevel: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const record = async (): Promise<void> => {
    let previous = performance.now();
    for await (const text of createInterface({ input: child.stdout })) {
      const now = performance.now();
      time += Math.min((now - previous) / 1_000, longestPause);
      previous = now;
      if (text.trim() !== '') lines.push({ text, at: Math.round(time * 10) / 10, isCommand: false });
      if (last !== undefined && text.startsWith(last)) return;
    }
  };
  return { process: child, done: record() };
}
