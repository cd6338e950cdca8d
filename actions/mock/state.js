// What the start and the stop of a mock share: a folder for each mock that the job started.
import { join } from 'node:path';

/** The folder of all mocks of the job. The runner empties its parent before and after each job. */
export function stateFolder() {
  const folder = process.env.RUNNER_TEMP;
  if (!folder) throw new Error('RUNNER_TEMP must be a folder, as on a runner of GitHub Actions; given: nothing.');
  return join(folder, 'conoha-images-mock');
}

/** The files in the folder of one mock. */
export const files = { log: 'mock.log', requests: 'requests.json', process: 'process.json' };

/** Waits. @param {number} milliseconds */
export function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Whether a process runs. @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process: with SIGTERM, and after five seconds with SIGKILL. @param {number} pid */
export async function end(pid) {
  if (isRunning(pid)) process.kill(pid);
  for (const limit = Date.now() + 5000; isRunning(pid) && Date.now() < limit; ) await wait(50);
  if (isRunning(pid)) process.kill(pid, 'SIGKILL');
}
