// Starts the mock as a process that outlives this step, and waits until it is ready.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setOutput, showError, showLog } from '../workflow-commands.js';
import { end, files, isRunning, stateFolder, wait } from './state.js';

const packageFolder = new URL('../../packages/mock/', import.meta.url);

/** The mock in one file, which a release has, or the command that the build made. */
function command() {
  const candidates = ['dist/conoha-images-mock.mjs', 'bin/conoha-images-mock.js'];
  const found = candidates.map((path) => fileURLToPath(new URL(path, packageFolder))).find((path) => existsSync(path));
  if (!found) throw new Error(`The mock must be in ${fileURLToPath(packageFolder)}, built or as source.`);
  return found;
}

/** An input of the action, without the blanks around it. @param {string} name */
function input(name) {
  return (process.env[`MOCK_${name}`] ?? '').trim();
}

/** The lines of an input that are not empty. @param {string} name */
function lines(name) {
  const texts = input(name).split(/\r?\n/);
  return texts.map((line) => line.trim()).filter((line) => line !== '');
}

/** The arguments of the command. The command checks their values. */
function commandLine() {
  const options = { port: input('PORT'), host: input('HOST'), log: input('LOG') };
  const optional = {
    data: input('DATA'),
    document: input('DOCUMENT'),
    upstream: input('UPSTREAM'),
    record: input('RECORD'),
  };
  return [
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ...Object.entries(optional).flatMap(([name, value]) => (value === '' ? [] : [`--${name}=${value}`])),
    ...lines('SCENARIO').map((line) => `--scenario=${line}`),
    ...lines('CONTROL_HOST').map((line) => `--control-host=${line}`),
  ];
}

/** The time limit in milliseconds. */
function timeLimit() {
  const text = input('TIMEOUT');
  const seconds = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > 600) {
    throw new Error(`timeout must be a whole number of seconds from 1 to 600; given: ${text || 'nothing'}.`);
  }
  return seconds * 1000;
}

/**
 * Starts the mock in the workspace, so that paths are relative to that.
 *
 * @param {string} folder Where the log goes.
 * @returns {number} The ID of the process.
 */
function startProcess(folder) {
  const log = openSync(join(folder, files.log), 'a');
  const child = spawn(process.execPath, [command(), ...commandLine()], { detached: true, stdio: ['ignore', log, log] });
  child.unref();
  if (child.pid === undefined) throw new Error('Node.js could not start the mock.');
  return child.pid;
}

/**
 * Waits until the mock is ready.
 *
 * @param {number} pid The ID of its process.
 * @param {() => string} readLog
 * @returns {Promise<string>} Its URL.
 * @throws If it ends, or is not ready in time.
 */
async function readiness(pid, readLog) {
  const limit = timeLimit();
  for (const end = Date.now() + limit; Date.now() < end; await wait(100)) {
    // The mock names the URL itself, because another server may have the port.
    const [, ownUrl] = /^The mock is ready: (\S+)$/m.exec(readLog()) ?? [];
    if (ownUrl) {
      const url = reachableUrl(ownUrl);
      const response = await fetch(`${url}/__mock/ready`, { signal: AbortSignal.timeout(limit) }).catch(
        () => undefined,
      );
      if (response?.ok) return url;
    }
    if (!isRunning(pid)) throw new Error(`The mock did not start. ${reason(readLog())}`);
  }
  await end(pid);
  throw new Error(`The mock was not ready after ${limit / 1000} s.`);
}

/** A URL with a host to which every client connects, which the address that stands for all addresses is not. @param {string} url */
function reachableUrl(url) {
  // On ::, Node.js also serves IPv4: https://nodejs.org/api/net.html#serverlistenport-host-backlog-callback
  return url.replace(/^http:\/\/(0\.0\.0\.0|\[::\]):/, 'http://127.0.0.1:');
}

/** The first line of a log, in which the mock says what was wrong. @param {string} log */
function reason(log) {
  return log.split('\n').find((line) => line.trim() !== '') ?? 'It wrote no reason.';
}

/** @type {() => string} */
let readLog = () => '';
try {
  timeLimit();
  mkdirSync(stateFolder(), { recursive: true });
  const folder = mkdtempSync(join(stateFolder(), 'mock-'));
  readLog = () => readFileSync(join(folder, files.log), 'utf8');
  const pid = startProcess(folder);
  const url = await readiness(pid, readLog);
  writeFileSync(join(folder, files.process), JSON.stringify({ pid, url }));
  setOutput('url', url);
  process.stdout.write(`The mock is ready: ${url}\n`);
} catch (error) {
  showError('conoha-images mock', error instanceof Error ? error.message : String(error));
  showLog('Log of the mock', readLog());
  process.exitCode = 1;
}
