import type { Item } from '../../data/data.ts';
import { applications, type System, systems } from './catalogue-software.ts';
import { below, hex, uuid } from './pseudo-random.ts';

const gibibyte = 2 ** 30;

/** The projects that own images: the provider of the public ones, the mock's user, and one that shares with the user. */
const [provider, user, neighbor] = ['provider', 'user', 'neighbor'].map((name) => hex(name, 32)) as [
  string,
  string,
  string,
];

/**
 * The images of a mock without data. Their number, names, tags and sizes resemble ConoHa's; all values are invented,
 * and the same at each call.
 *
 * @see ConoHa's reference of GET /v2/images, for the form of names and tags
 */
export function catalogue(): Item[] {
  const systemImages = systems.flatMap((system) => system.names.map((name) => systemImage(system, name)));
  const applicationImages = applications.flatMap(([application, tag, versions, systemNames]) =>
    versions.flatMap((version) =>
      systemNames.map((systemName) => applicationImage(application, tag, version, systemName)),
    ),
  );
  return [...systemImages, ...applicationImages, ...retiredImages(), ...userImages(), ...foreignImages()].map(
    completeImage,
  );
}

/** The properties by which an image differs from the others. */
type Outline = Readonly<Record<string, unknown>> & { readonly name: string | null };

function systemImage({ tag, gibibytes, windows }: System, systemName: string): Outline {
  const version = /[\d.]+$|stream\d+$/.exec(systemName)?.[0] ?? /\d{4}/.exec(systemName)?.[0] ?? 'latest';
  return {
    name: imageName(systemName, windows),
    tags: ['service_type=vps', `dst_name=${tag}`, `dst_version=${version}`],
    size: gibibytes * gibibyte + below(systemName, gibibyte),
    ...(windows
      ? { os_type: 'windows', os_version: version, min_disk: 100, min_ram: 1024, hw_video_model: 'virtio' }
      : { os_type: 'linux', min_disk: 30 }),
  };
}

function applicationImage(application: string, tag: string, version: string, systemName: string): Outline {
  const system = systems.find(({ names }) => names.includes(systemName)) as System;
  const base = systemImage(system, systemName);
  const endsWithVersion = /\d$/.test(application);
  return {
    ...base,
    name: system.windows
      ? `vmi-${systemName}-${application}`
      : `vmi-${application}${endsWithVersion ? '' : `-${version}`}-${systemName}-amd64`,
    tags: [...(base['tags'] as string[]), `app_name=${tag}`, `app_version=${version}-${systemName}`],
    size: (base['size'] as number) + below(application + version, 2 * gibibyte),
    min_disk: 100,
    ...(application === 'ollama' && { tags: ['service_type=gpu', `app_name=${tag}`, `app_version=${version}`] }),
    ...(application === 'kusanagi' && { app_type: 'manager', specialized_plan_name: 'kusanagi' }),
  };
}

function imageName(systemName: string, windows: true | undefined): string {
  return windows && !systemName.startsWith('win-') ? `vmi-${systemName}` : `vmi-${systemName}-amd64`;
}

/** Images that are no longer offered: hidden, or deactivated. */
function retiredImages(): Outline[] {
  return [
    { name: 'vmi-ubuntu-18.04-amd64', os_hidden: true, os_type: 'linux' },
    { name: 'vmi-debian-10.13-amd64', os_hidden: true, os_type: 'linux' },
    { name: 'vmi-centos-7.9-amd64', os_hidden: true, os_type: 'linux', status: 'deactivated' },
    { name: 'vmi-centos-stream8-amd64', os_type: 'linux', status: 'deactivated' },
    { name: 'vmi-win2016dce', os_hidden: true, os_type: 'windows', os_version: '2016', min_disk: 100 },
  ];
}

/**
 * Images that the mock's user has saved or uploaded, or is about to. They have nulls, no tags, and names that repeat or
 * need escaping.
 */
function userImages(): Outline[] {
  const own = { owner: user, visibility: 'private', tags: [], container_format: 'bare' };
  const empty = { size: null, checksum: null, os_hash_algo: null, os_hash_value: null };
  const iso = {
    ...own,
    visibility: 'shared',
    disk_format: 'iso',
    min_disk: 0,
    hw_rescue_bus: 'ide',
    hw_rescue_device: 'cdrom',
    architecture: undefined,
  };
  return [
    { ...own, name: 'web-2026-10-01', os_type: 'linux', instance_uuid: uuid('instance') },
    { ...own, name: 'backup', os_type: 'linux' },
    { ...own, name: 'backup', os_type: 'linux', min_disk: 100 },
    { ...own, name: '本番サーバー', os_type: 'linux', protected: true },
    { ...own, name: 'a,b "c"', os_type: 'linux' },
    { ...own, name: 'golden:2026', tags: ['team=web', 'note=a=b'], bootable: 'true' },
    { ...own, ...empty, name: 'upload', status: 'queued', disk_format: null, container_format: null },
    { ...own, ...empty, name: null, status: 'queued' },
    { ...own, ...empty, name: 'copying', status: 'saving' },
    { ...own, name: 'old-web', status: 'deactivated', os_type: 'windows' },
    { ...own, name: 'hidden-backup', os_hidden: true },
    { ...iso, name: 'rescue.iso', size: 734_003_200 },
    { ...iso, ...empty, name: 'installer.iso', status: 'queued' },
  ];
}

/** Images that another project shares with the user or with everyone. */
function foreignImages(): Outline[] {
  const shared = { owner: neighbor, visibility: 'shared', tags: [], os_type: 'linux' };
  return [
    { ...shared, name: 'shared-appliance' },
    { ...shared, name: 'shared-database', tags: ['service_type=vps'] },
    { ...shared, name: 'community-router', visibility: 'community' },
  ];
}

/** A whole image: the outline, and a default for every other property. */
function completeImage({ name, ...outline }: Outline, index: number): Item {
  const seed = `${index} ${name}`;
  // Two images a batch, so that some were created at the same moment.
  const batch = index >> 1;
  const created = Date.UTC(2024, 0, 9, 1) + batch * 13 * 86_400_000 + below(`batch ${batch}`, 86_400) * 1000;
  const updated = created + below(name ?? '', 40 * 86_400) * 1000;
  return {
    id: uuid(seed),
    name,
    status: 'active',
    visibility: 'public',
    owner: provider,
    protected: false,
    os_hidden: false,
    tags: [],
    size: 2 * gibibyte + below(seed, gibibyte),
    virtual_size: null,
    min_disk: 30,
    min_ram: 512,
    disk_format: 'qcow2',
    container_format: 'ovf',
    checksum: hex(`md5 ${seed}`, 32),
    os_hash_algo: 'sha512',
    os_hash_value: hex(`sha512 ${seed}`, 128),
    created_at: timeOf(created),
    updated_at: timeOf(updated),
    architecture: 'x86_64',
    ...outline,
    ...(outline['visibility'] === undefined && {
      tags: [`display_order=${10 * (index + 1)}`, ...((outline['tags'] ?? []) as string[])],
    }),
  };
}

function timeOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
