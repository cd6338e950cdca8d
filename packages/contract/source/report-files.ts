import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { NotRun } from './errors.ts';

/** A file that a report will be written to. */
export interface ReportFile {
  /** The option that names it. */
  readonly option: string;
  /** As the option gives it. */
  readonly name: string;
  /** Its path, without symbolic links. */
  readonly path: string;
  /** Whether it is a file, or will be one. A device or a pipe is written to directly. */
  readonly isRegular: boolean;
}

/**
 * Makes sure that reports can be written, before anything is requested for them.
 *
 * @param names The files by option. Undefined for no file, `-` for the standard output.
 * @throws {NotRun} if a file can't be written, or two are the same.
 */
export async function reportFiles(names: Readonly<Record<string, string | undefined>>): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  for (const [option, name] of Object.entries(names)) {
    if (name === undefined || name === '-') continue;
    const file = await reportFile(option, name);
    const same = files.find(({ path, isRegular }) => isRegular && path === file.path);
    if (same) {
      throw new NotRun(
        `--${same.option} and --${option} must be different files; given: ${[...new Set([same.name, name])].join(' and ')}.`,
      );
    }
    files.push(file);
  }
  return files;
}

async function reportFile(option: string, name: string): Promise<ReportFile> {
  try {
    const path = await existingPath(name);
    const status = await stat(path).catch(() => undefined);
    if (status?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (status) await access(path, constants.W_OK);
    const file = { option, name, path, isRegular: status?.isFile() ?? true };
    if (file.isRegular) {
      // Only writing tells whether the folder allows it: the file system may be full or read-only.
      const temporary = temporaryFor(path);
      await (await open(temporary, 'wx')).close();
      await rm(temporary);
    }
    return file;
  } catch (error) {
    throw new NotRun(`--${option} must be a file that can be written; given: ${name}, ${problemOf(error, name)}.`);
  }
}

/** Writes a report: the whole file, or nothing. @throws {NotRun} */
export async function writeReport({ option, name, path, isRegular }: ReportFile, text: string): Promise<void> {
  const written = isRegular ? temporaryFor(path) : path;
  try {
    await writeFile(written, text);
    if (isRegular) await rename(written, path);
  } catch (error) {
    if (isRegular) await rm(written, { force: true });
    throw new NotRun(`The report for --${option} can't be written to ${name}: ${problemOf(error, name)}.`);
  }
}

/** The path of a file that may not exist yet, without symbolic links: a report replaces the file, not a link to it. */
async function existingPath(name: string): Promise<string> {
  const path = resolve(name);
  const real = await realpath(path).catch(() => undefined);
  return real ?? join(await realpath(dirname(path)), basename(path));
}

/** A file in the same folder, so that it can be renamed. */
function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

function problemOf(error: unknown, name: string): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const folder = dirname(resolve(name));
  const problems: Readonly<Record<string, string>> = {
    EISDIR: 'which is a folder',
    ENOENT: `and there is no folder ${folder}`,
    ENOTDIR: `and ${folder} is not a folder`,
    EACCES: `which this user may not write (${code})`,
    EPERM: `which this user may not write (${code})`,
    EROFS: 'whose file system is read-only',
    ENOSPC: 'whose file system is full',
    ENAMETOOLONG: 'whose name is too long',
  };
  return problems[code] ?? `which can't be written (${code})`;
}
