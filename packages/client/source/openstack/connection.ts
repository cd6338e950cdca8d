import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { invalid, type Settings } from './settings.ts';

/**
 * Rejects settings of the connection that the global `fetch` cannot honor. If they were ignored, requests would fail
 * for a reason that is hard to find, or be less secure than the file says. A `fetch` of the caller honors them itself.
 *
 * @throws {QueryError}
 */
export function checkConnection(settings: Settings): void {
  for (const [name, forbidden] of [
    ['verify', 'false'],
    ['insecure', 'true'],
  ] as const) {
    const setting = settings.find(name);
    if (!setting || String(setting.value).toLowerCase() !== forbidden) continue;
    throw invalid(
      setting,
      'is not supported, as certificates are always verified. Remove it, or pass a fetch of your own',
    );
  }
  for (const name of ['cert', 'key']) {
    const setting = settings.find(name);
    if (setting)
      throw invalid(setting, 'is not supported. Pass a fetch of your own that sends the client certificate', true);
  }
  const authority = settings.find('cacert');
  // Node.js reads this variable when it starts.
  const trusted = process.env['NODE_EXTRA_CA_CERTS'];
  if (!authority || (trusted && resolve(trusted) === pathOf(authority.value))) return;
  throw invalid(
    authority,
    'must be the file in NODE_EXTRA_CA_CERTS, set before Node.js starts. Or pass a fetch of your own',
  );
}

function pathOf(value: unknown): string {
  return resolve(String(value).replace(/^~(?=\/)/, homedir()));
}
