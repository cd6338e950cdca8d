import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** A Chromium that can be started here, the first of: the environment's CHROMIUM, Debian's, the one that npm installed. */
async function found(): Promise<LaunchOptions | undefined> {
  for (const executablePath of [process.env['CHROMIUM'], '/usr/bin/chromium']) {
    if (executablePath && existsSync(executablePath)) return { executablePath, args: ['--no-sandbox'] };
  }
  // It unpacks itself into the folder for temporary files.
  const executablePath = await sparticuz.executablePath().catch(() => undefined);
  return executablePath === undefined ? undefined : { executablePath, args: sparticuz.args };
}

/** Starts a browser that can reach this machine and nothing else. Undefined where none can run. */
export async function launch(): Promise<Browser | undefined> {
  const options = await found();
  if (!options) return undefined;
  const closed = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  return chromium.launch({ ...options, args: [...(options.args ?? []), closed] }).catch((error: Error) => {
    process.stderr.write(
      `No browser can run here, so the tests that need one are skipped: ${error.message.split('\n')[0]}\n`,
    );
    return undefined;
  });
}
