import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Finds the first Chromium of these: the environment variable CHROMIUM, Debian's, the one from npm. */
export async function findChromium(): Promise<LaunchOptions> {
  for (const executablePath of [process.env['CHROMIUM'], '/usr/bin/chromium']) {
    if (executablePath && existsSync(executablePath)) return { executablePath, args: ['--no-sandbox'] };
  }
  // It unpacks itself into the folder for temporary files.
  const executablePath = await sparticuz.executablePath();
  // As a single process, its default, the browser exits when its first page is closed.
  const args = sparticuz.args.filter((argument) => argument !== '--single-process');
  return { executablePath, args };
}

/**
 * Starts a browser that can reach only this machine.
 *
 * @returns Undefined, after printing the reason, if no browser can run here.
 */
export async function launch(): Promise<Browser | undefined> {
  const localOnly = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  try {
    const options = await findChromium();
    return await chromium.launch({ ...options, args: [...(options.args ?? []), localOnly] });
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    process.stderr.write(`No browser can run here, so the tests that need one are skipped: ${reason}\n`);
    return undefined;
  }
}
