import { readFile } from 'node:fs/promises';
import { type AddRow, type Program, Service, storedTime, versionOf, whyMissing } from '../openstack/service.ts';

/** A volume, with the names of its page. */
export interface Volume {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly status: string;
  readonly size: number;
  readonly availability_zone: string;
  readonly created_at: string;
}

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

/** Starts an OpenStack Cinder with the volumes of a project, which a token is for. */
export function startCinder(volumes: readonly Volume[], token: string, project: string): Promise<Service> {
  return Service.start(cinder, { [token]: project }, (add, database) => {
    // Cinder makes it with its tables.
    const type = database.prepare('SELECT id FROM volume_types').get()?.['id'];
    for (const volume of volumes) insert(add, volume, { project_id: project, user_id: project, volume_type_id: type });
  });
}

function insert(add: AddRow, volume: Volume, shared: Readonly<Record<string, unknown>>): void {
  const { id, name, description, status, size, availability_zone, created_at } = volume;
  add('volumes', {
    ...shared,
    id,
    display_name: name,
    display_description: description,
    status,
    size,
    availability_zone,
    created_at: storedTime(created_at),
    deleted: false,
    attach_status: 'detached',
    bootable: size > 1,
    multiattach: false,
  });
}
