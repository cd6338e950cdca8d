// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/**
 * Shows an error in the log of the job and on the page of the run.
 *
 * @param {string} title
 * @param {string} message
 */
export function showError(title, message) {
  const text = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error title=${title}::${text}\n`);
}

/**
 * Shows a log in a group that can be folded. The runner takes nothing in it for a command.
 *
 * @param {string} title
 * @param {string} log
 */
export function showLog(title, log) {
  const token = randomUUID();
  const end = log === '' || log.endsWith('\n') ? '' : '\n';
  process.stdout.write(`::group::${title}\n::stop-commands::${token}\n${log}${end}::${token}::\n::endgroup::\n`);
}

/**
 * Sets an output of the step.
 *
 * @param {string} name
 * @param {string} value
 */
export function setOutput(name, value) {
  const file = process.env.GITHUB_OUTPUT;
  if (!file) throw new Error('GITHUB_OUTPUT must be a file, as on a runner of GitHub Actions; given: nothing.');
  const delimiter = randomUUID();
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}
