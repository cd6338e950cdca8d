// Uses the mock in each supported way, and prints the results.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startMock } from '@conoha-images/mock';

const headers = { 'X-Auth-Token': 'any', Accept: 'application/json' };
const mock = await startMock({ port: 0 });
const get = (target, more = {}) => fetch(`${mock.url}${target}`, { headers: { ...headers, ...more } });

const ids = [];
for (let next = '/v2/images?limit=25'; next; ) {
  const page = await (await get(next)).json();
  ids.push(...page.images.map(({ id }) => id));
  next = page.next;
}
const whole = await (await get('/v2/images?limit=1000')).json();
const rejected = await get('/v2/images?limit=x');
const [{ message }] = JSON.parse(rejected.headers.get('sl-violations'));
const prism = await get('/v2/images', { Prefer: 'example=shared-iso-image' });
const reset = await get('/v2/images', { 'Mock-Scenario': 'reset' }).catch((error) => error.name);
const result = {
  walked: ids.join() === whole.images.map(({ id }) => id).join() && ids.length > 100,
  rejected: [rejected.status, message],
  prism: [prism.status, (await prism.json()).images[0].visibility],
  reset,
};
await mock.close();

const manifest = createRequire(import.meta.url).resolve('@conoha-images/mock/package.json');
const command = spawn(process.execPath, [join(dirname(manifest), 'dist/cli.js'), '--port', '0']);
let warnings = '';
command.stderr.on('data', (chunk) => {
  warnings += chunk;
});
const [line] = await Promise.race([
  new Promise((resolve) => command.stdout.once('data', (chunk) => resolve([String(chunk)]))),
  new Promise((resolve) => command.once('exit', () => resolve(['The command ended.']))),
]);
command.kill();
process.stdout.write(JSON.stringify({ ...result, command: line.replace(/http.*\n/, ''), warnings }));
