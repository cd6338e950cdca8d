import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** A Chromium that can be started here, the first of: the environment's CHROMIUM, Debian's, the one that npm installed. */
async function found(): Promise<LaunchOptions> {
  for (const executablePath of [process.env['CHROMIUM'], '/usr/bin/chromium']) {
    if (executablePath && existsSync(executablePath)) return { executablePath, args: ['--no-sandbox'] };
  }
  // It unpacks itself into the folder for temporary files.
  const executablePath = await sparticuz.executablePath();
  // In a single process, as its arguments have it, the browser ends with its first page.
  const args = sparticuz.args.filter((argument) => argument !== '--single-process');
  return { executablePath, args };
}

/** Starts a browser that can reach this machine and nothing else. Undefined, with a word why, where none can run. */
export async function launch(): Promise<Browser | undefined> {
  const closed = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  try {
    const options = await found();
    return await chromium.launch({ ...options, args: [...(options.args ?? []), closed] });
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    process.stderr.write(`No browser can run here, so the tests that need one are skipped: ${why}\n`);
    return undefined;
  }
}
