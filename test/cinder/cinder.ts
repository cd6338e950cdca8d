import { readFile } from 'node:fs/promises';
import type { Item, OtherDocument } from '../openstack/documents.ts';
import { type AddRow, type Program, Service, versionOf, whyMissing } from '../openstack/service.ts';

const cinder: Program = {
  name: 'Cinder',
  package: 'cinder-api',
  manage: ['cinder-manage', 'db', 'sync'],
  ready: '/',
  configuration: (folder, port) => `
[DEFAULT]
osapi_volume_listen = 127.0.0.1
osapi_volume_listen_port = ${port}
osapi_volume_workers = 1
auth_strategy = keystone
api_paste_config = ${folder}/paste.ini
state_path = ${folder}
log_file = ${folder}/service.log
transport_url = fake:
[database]
connection = sqlite:///${folder}/service.sqlite
[oslo_concurrency]
lock_path = ${folder}
`,
  pipelines: async () =>
    (await readFile('/etc/cinder/api-paste.ini', 'utf8')).replaceAll(
      'authtoken keystonecontext',
      'tokens keystonecontext',
    ),
};

/** Why there is no Cinder, or undefined if there is one. Installs it if it is missing. */
export function whyNoCinder(): Promise<string | undefined> {
  return whyMissing(cinder);
}

export function cinderVersion(): Promise<string> {
  return versionOf(cinder);
}

/** Starts an OpenStack Cinder with volumes as its list shows them, for a token of their project. */
export function startCinder({ project, data }: OtherDocument, token: string): Promise<Service> {
  return Service.start(cinder, { [token]: project }, (add, database) => {
    // Cinder makes it with its tables.
    const type = database.prepare('SELECT id FROM volume_types').get()?.['id'];
    const shared = { project_id: project, user_id: project, volume_type_id: type, deleted: false };
    for (const volume of data['volumes'] ?? []) insert(add, volume, shared);
  });
}

/** Writes what the list filters and sorts by. */
function insert(add: AddRow, volume: Item, shared: Readonly<Record<string, unknown>>): void {
  add('volumes', {
    ...shared,
    id: volume.id,
    display_name: volume.name,
    status: volume.status,
    size: volume.size,
    availability_zone: volume.availability_zone,
    created_at: volume.created_at?.replace('T', ' '),
    attach_status: 'detached',
    bootable: false,
    multiattach: false,
  });
}
