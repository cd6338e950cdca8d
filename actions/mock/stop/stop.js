// Stops the mocks of the job, after saving the requests that they got.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setOutput, showError, showLog } from '../../workflow-commands.js';
import { end, files, stateFolder } from '../state.js';

/**
 * Saves the requests of a mock, which contain no token.
 *
 * @param {string} folder
 * @param {string} url
 * @returns {Promise<number>} How many there are.
 */
async function saveRequests(folder, url) {
  const response = await fetch(`${url}/__mock/requests`, { signal: AbortSignal.timeout(10_000) }).catch(() => {
    throw new Error(`The mock ${url} does not respond. It may have ended before this step.`);
  });
  if (!response.ok) throw new Error(`GET ${url}/__mock/requests returned ${response.status}.`);
  const { requests } = JSON.parse(await response.text());
  writeFileSync(join(folder, files.requests), `${JSON.stringify({ requests }, null, 2)}\n`);
  return requests.length;
}

/** Stops one mock. @param {string} folder */
async function stop(folder) {
  const file = join(folder, files.process);
  // Without this file, the mock did not start, and the start action has said so.
  if (!existsSync(file)) return;
  const { pid, url } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  try {
    const count = await saveRequests(folder, url);
    process.stdout.write(`The mock ${url} got ${count} ${count === 1 ? 'request' : 'requests'}.\n`);
  } catch (error) {
    showError('conoha-images mock', error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
  await end(pid);
  showLog(`Log of the mock ${url}`, readFileSync(join(folder, files.log), 'utf8'));
}

const folder = stateFolder();
const mocks = existsSync(folder) ? readdirSync(folder) : [];
if (mocks.length === 0) process.stdout.write('This job has started no mock.\n');
else setOutput('folder', folder);
for (const name of mocks) await stop(join(folder, name));
