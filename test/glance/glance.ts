import { readFile } from 'node:fs/promises';
import { type AddRow, type Program, Service, storedTime, versionOf, whyMissing } from '../openstack/service.ts';

/** The data of a Glance: its images as a page has them, the project of each token, and the members of shared images. */
export interface GlanceData {
  readonly images: readonly Readonly<Record<string, unknown>>[];
  readonly tokens: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const glance: Program = {
  name: 'Glance',
  package: 'glance-api',
  manage: ['glance-manage', 'db_sync'],
  ready: '/versions',
  configuration: (folder, port) => `
[DEFAULT]
bind_host = 127.0.0.1
bind_port = ${port}
workers = 0
log_file = ${folder}/service.log
[database]
connection = sqlite:///${folder}/service.sqlite
[glance_store]
stores = file
default_store = file
filesystem_store_datadir = ${folder}
[paste_deploy]
flavor = tokens
config_file = ${folder}/paste.ini
`,
  pipelines: async () => `${await readFile('/etc/glance/glance-api-paste.ini', 'utf8')}
[pipeline:glance-api-tokens]
pipeline = cors http_proxy_to_wsgi versionnegotiation tokens context rootapp
`,
};

/** Why there is no Glance, or undefined if there is one. Installs it if it is missing. */
export function whyNoGlance(): Promise<string | undefined> {
  return whyMissing(glance);
}

export function glanceVersion(): Promise<string> {
  return versionOf(glance);
}

/** Starts an OpenStack Glance with some data. */
export function startGlance(data: GlanceData): Promise<Service> {
  return Service.start(glance, data.tokens, (add) => insert(add, data));
}

/** The columns of an image in Glance's database. Every other member of an image is stored as a property. */
const columns = [
  'id',
  'name',
  'size',
  'status',
  'created_at',
  'updated_at',
  'disk_format',
  'container_format',
  'checksum',
  'owner',
  'min_disk',
  'min_ram',
  'protected',
  'virtual_size',
  'visibility',
  'os_hidden',
  'os_hash_algo',
  'os_hash_value',
];
const links = ['self', 'file', 'schema', 'tags'];

function insert(add: AddRow, { images, members }: GlanceData): void {
  for (const image of images) {
    const [image_id, created_at] = [image['id'], storedTime(image['created_at'])];
    const shared = { image_id, created_at, deleted: false };
    add('images', {
      ...Object.fromEntries(columns.map((name) => [name, image[name] ?? null])),
      created_at,
      updated_at: storedTime(image['updated_at']),
      deleted: false,
    });
    for (const value of image['tags'] as string[]) add('image_tags', { ...shared, value });
    for (const [name, value] of Object.entries(image)) {
      if (!columns.includes(name) && !links.includes(name)) add('image_properties', { ...shared, name, value });
    }
    for (const [member, status] of Object.entries(members[String(image_id)] ?? {})) {
      add('image_members', { ...shared, member, status, can_share: false });
    }
  }
}
