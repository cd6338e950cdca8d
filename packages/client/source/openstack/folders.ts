import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { Variables } from './variables.ts';

/**
 * The folders in which openstackclient looks for its files, in its order.
 *
 * @see https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html#config-files
 */
export function configFolders(
  variables: Variables,
  current = process.cwd(),
  platform: string = process.platform,
): string[] {
  const { join } = platform === 'win32' ? win32 : posix;
  const home = variables['HOME'] || homedir();
  const unix = [join(home, '.config', 'openstack'), '/etc/openstack'] as const;
  const [user, site] = ownFolders();
  return [...new Set([current, user, unix[0], ...site, unix[1]])];

  /** The platform's folders for the settings of a user, and for those of all users. */
  function ownFolders(): [string, string[]] {
    if (platform === 'win32') {
      const local = variables['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
      const all = variables['PROGRAMDATA'] || 'C:\\ProgramData';
      return [join(local, 'OpenStack', 'openstack'), [join(all, 'OpenStack', 'openstack')]];
    }
    if (platform === 'darwin') {
      const support = join('Library', 'Application Support', 'openstack');
      return [join(home, support), [join('/', support)]];
    }
    const all = (variables['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter(Boolean);
    return [
      join(variables['XDG_CONFIG_HOME'] || join(home, '.config'), 'openstack'),
      all.map((folder) => join(folder, 'openstack')),
    ];
  }
}
