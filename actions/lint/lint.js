// Lints the documents that the input names. Runs on the Node.js of this repository, because the rules are TypeScript.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, globSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { showError } from '../workflow-commands.js';

/** The file of a path relative to this one. @param {string} path */
function fileAt(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Whether a path is that of a file. @param {string} path */
function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * The files that a line of the input names. A file or folder of this name comes before the names that it matches as a
 * glob, so that a name can contain the characters of globs.
 *
 * @param {string} pattern
 */
function filesOf(pattern) {
  if (isFile(pattern)) return [pattern];
  const segments = pattern.split('/');
  let folder = '';
  while (segments.length > 1 && existsSync(`${folder}${segments[0]}/`)) folder += `${segments.shift()}/`;
  const found = globSync(segments.join('/'), { cwd: resolve(folder) });
  return found.map((file) => resolve(folder, file)).filter(isFile);
}

/** The documents that the lines of the input match. @throws If a line matches no file. */
function documents() {
  const lines = (process.env.LINT_DOCUMENT ?? '').split('\n').map((line) => line.trim());
  const patterns = lines.filter((line) => line !== '');
  if (patterns.length === 0) throw new Error('document must be a file or a glob; given: nothing.');
  const found = patterns.flatMap((pattern) => {
    const files = filesOf(pattern);
    if (files.length === 0) throw new Error(`document must match a file of the workspace; given: ${pattern}.`);
    return files;
  });
  return [...new Set(found.map((file) => resolve(file)))].sort();
}

/** The configuration of the workspace, if the input names one. @throws If it is missing. */
function ownConfiguration() {
  const config = (process.env.LINT_CONFIG ?? '').trim();
  if (config !== '' && !existsSync(config)) {
    throw new Error(`config must be a file of the workspace; given: ${config}.`);
  }
  return config === '' ? [] : [resolve(config)];
}

/** Runs Redocly CLI. @returns {number} Its status. */
function lint() {
  const files = documents();
  const own = ownConfiguration();
  const configuration = {
    telemetry: 'off',
    plugins: [fileAt('../../openapi/rules/plugin.ts')],
    extends: [fileAt('ruleset.yaml'), ...own],
    // Redocly takes brackets in the name of an argument for a glob, but not here.
    apis: Object.fromEntries(files.map((root, index) => [`document-${index + 1}`, { root }])),
  };
  // In the folder of the other configuration: Redocly looks there for the file of problems to ignore. JSON is also YAML.
  const folder = own.map((file) => dirname(file))[0] ?? process.cwd();
  const file = join(folder, `.conoha-images-lint-${randomUUID()}.yaml`);
  const program = fileAt('../../node_modules/@redocly/cli/bin/cli.js');
  const options = ['--config', file, '--format=github-actions', '--max-problems=1000'];
  writeFileSync(file, JSON.stringify(configuration));
  try {
    const command = [...process.execArgv, program, 'lint', ...options];
    const { status, error } = spawnSync(process.execPath, command, { stdio: 'inherit' });
    if (error) throw error;
    return status ?? 1;
  } finally {
    rmSync(file);
  }
}

try {
  process.exitCode = lint();
} catch (error) {
  showError('conoha-images lint', error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
