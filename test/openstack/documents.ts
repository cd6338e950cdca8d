import { fileURLToPath } from 'node:url';

/** A document of another list of OpenStack, and data for a mock of it. */
export interface OtherDocument {
  /** The name of its file, without its extension. */
  readonly name: string;
  /** Its path. */
  readonly file: string;
  /** The ID of the project in the path of the list. */
  readonly project: string;
  /** The content of a data file. */
  readonly data: Readonly<Record<string, readonly Item[]>>;
}

/** A volume or a server. */
export interface Item {
  readonly id: string;
  readonly name: string | null;
  readonly status: string | undefined;
  /** Of a volume, in gigabytes. */
  readonly size?: number;
  /** Of a volume. */
  readonly availability_zone?: string | null;
  /** When a volume was created. */
  readonly created_at?: string;
  /** When a server was created. */
  readonly created?: string;
}

const project = '89afd400b6464bbcb12bc0a4d63e5bd3';

function fileOf(name: string): string {
  return fileURLToPath(new URL(`${name}.yaml`, import.meta.url));
}

function idOf(index: number): string {
  return `f5dc173b-6804-445a-a6d8-${String(index * 7_919).padStart(12, '0')}`;
}

/** Names that resemble each other, or have what a URL, a list of values or an operator is written with. */
const names = ['data', 'Data', 'a,b', '"x y"', 'in:a', '50%2F', 'データ', ''];

/** Some volumes: of some sizes, some without a name, and some created in the same second. */
export function volumes(count: number): OtherDocument {
  const items = Array.from({ length: count }, (_, index) => ({
    id: idOf(index),
    name: index % 5 === 0 ? null : (names[index % names.length] ?? null),
    status: ['available', 'in-use', 'error'][index % 3],
    size: 10 * (index % 4),
    availability_zone: [null, 'nova', 'north'][index % 3] ?? null,
    volume_type: '__DEFAULT__',
    bootable: String(index % 2 === 0),
    attachments: [],
    metadata: index % 2 === 0 ? { purpose: 'backup' } : {},
    created_at: `2026-11-25T06:25:${String(index % 50).padStart(2, '0')}.288987`,
    updated_at: null,
    links: [{ rel: 'self', href: `https://block-storage.example/v3/${project}/volumes/${idOf(index)}` }],
  }));
  return { name: 'volumes', file: fileOf('volumes'), project, data: { volumes: items } };
}

/** Some servers: of some flavors, some started from a volume, and some created in the same second. */
export function servers(count: number): OtherDocument {
  const items = Array.from({ length: count }, (_, index) => ({
    id: idOf(index),
    name: `web-${index % 7}`,
    status: ['ACTIVE', 'SHUTOFF', 'ERROR'][index % 3],
    tenant_id: project,
    user_id: index % 4 === 0 ? 'alice' : 'bob',
    key_name: index % 5 === 0 ? null : `key-${index % 2}`,
    image: index % 6 === 0 ? '' : { id: `70a599e0-31e7-49b7-b260-868f441e862${index % 2}`, links: [] },
    flavor: { id: String(index % 3), links: [] },
    addresses: { private: [{ addr: `192.168.1.${index % 200}`, version: 4 }] },
    metadata: {},
    created: `2026-11-25T04:01:${String(index % 50).padStart(2, '0')}Z`,
    updated: `2026-11-25T05:${String(index % 40).padStart(2, '0')}:00Z`,
    links: [{ rel: 'self', href: `https://compute.example/v2.1/${project}/servers/${idOf(index)}` }],
  }));
  return { name: 'servers', file: fileOf('servers'), project, data: { servers: items } };
}
