import type { Item } from './data.ts';

/** The operating systems of the catalogue: how the name of an image spells it, its tags, and its sizes. */
interface System {
  readonly names: readonly string[];
  readonly tag: string;
  readonly gibibytes: number;
  readonly windows?: true;
}

const systems: readonly System[] = [
  { names: ['ubuntu-20.04', 'ubuntu-22.04', 'ubuntu-24.04', 'ubuntu-26.04'], tag: 'Ubuntu', gibibytes: 3 },
  { names: ['debian-11.11', 'debian-12.13', 'debian-13.5'], tag: 'Debian', gibibytes: 2 },
  { names: ['almalinux-8.10', 'almalinux-9.7', 'almalinux-10.1'], tag: 'AlmaLinux', gibibytes: 4 },
  { names: ['rockylinux-8.10', 'rockylinux-9.7', 'rockylinux-10.1'], tag: 'Rocky_Linux', gibibytes: 4 },
  { names: ['oraclelinux-8.10', 'oraclelinux-9.7'], tag: 'Oracle_Linux', gibibytes: 5 },
  { names: ['miraclelinux-8.10', 'miraclelinux-9.6'], tag: 'MIRACLE_LINUX', gibibytes: 4 },
  { names: ['centos-stream9', 'centos-stream10'], tag: 'CentOS_Stream', gibibytes: 4 },
  { names: ['fedora-43', 'fedora-44'], tag: 'Fedora', gibibytes: 2 },
  { names: ['opensuse-15.6', 'opensuse-16.0'], tag: 'openSUSE', gibibytes: 3 },
  { names: ['arch-latest'], tag: 'Arch_Linux', gibibytes: 2 },
  { names: ['freebsd-14.3', 'freebsd-15.0'], tag: 'FreeBSD', gibibytes: 4 },
  { names: ['win2019dce', 'win2022dce', 'win-2025dce'], tag: 'Windows_Server', gibibytes: 17, windows: true },
];

/** What most applications are offered on. */
const ubuntus = ['ubuntu-22.04', 'ubuntu-24.04'];

/** The applications that an image comes with, each on every system named beside it. */
const applications: readonly (readonly [
  name: string,
  tag: string,
  versions: readonly string[],
  on: readonly string[],
])[] = [
  ['docker', 'Docker', ['24.0', '28.5'], [...ubuntus, 'ubuntu-20.04', 'debian-12.13', 'debian-13.5', 'almalinux-9.7']],
  ['rails', 'Ruby_on_Rails', ['7.2.2', '8.1.0'], ubuntus],
  ['django', 'Django', ['5.2'], ubuntus],
  ['laravel', 'Laravel', ['11', '12'], ubuntus],
  ['nodejs', 'Node.js', ['20', '22', '24'], [...ubuntus, 'debian-12.13', 'debian-13.5']],
  ['lamp', 'LAMP(PHP)', ['8.3', '8.4'], ['ubuntu-24.04', 'almalinux-9.7']],
  ['lemp', 'LEMP(PHP)', ['8.4'], [...ubuntus, 'almalinux-9.7']],
  ['wordpress', 'WordPress', ['6.8'], [...ubuntus, 'almalinux-9.7']],
  ['kusanagi', 'WordPress(KUSANAGI)', ['9.7.3'], ['almalinux-8.10', 'almalinux-9.7', 'centos-stream9']],
  ['gitlab', 'GitLab', ['18.2'], ubuntus],
  ['redmine', 'Redmine', ['6.0'], ubuntus],
  ['nextcloud', 'Nextcloud', ['30.0', '31.0'], ubuntus],
  ['mattermost', 'Mattermost', ['10.11'], ubuntus],
  ['jenkins', 'Jenkins', ['2.516'], ubuntus],
  ['minecraft', 'Minecraft_Java', ['1.20.6', '1.21.8'], ubuntus],
  ['minecraft-bedrock', 'Minecraft_Bedrock', ['1.21'], ['ubuntu-24.04']],
  ['palworld', 'Palworld', ['0.6'], ubuntus],
  ['ark', 'ARK_Survival_Ascended', ['latest'], ['ubuntu-24.04']],
  ['rust', 'Rust', ['latest'], ['ubuntu-24.04']],
  ['valheim', 'Valheim', ['latest'], ['ubuntu-24.04']],
  ['dokku', 'Dokku', ['0.36'], ubuntus],
  ['n8n', 'n8n', ['1.110'], ubuntus],
  ['dify', 'Dify', ['1.8'], ubuntus],
  ['ollama', 'Ollama', ['0.11'], ubuntus],
  ['jitsi', 'Jitsi_Meet', ['2.0'], ubuntus],
  ['wireguard', 'WireGuard', ['1.0'], [...ubuntus, 'debian-12.13']],
  ['prometheus', 'Prometheus', ['3.5'], ubuntus],
  ['zabbix', 'Zabbix', ['7.0'], [...ubuntus, 'almalinux-9.7']],
  ['rdsoffice2021', 'Windows_Server_Remote_Desktop_+_Office_Professional_Plus', ['2021'], ['win2022dce']],
  ['rdsoffice2024', 'Windows_Server_Remote_Desktop_+_Office_Professional_Plus', ['2024'], ['win-2025dce']],
  ['sqlserver-std', 'SQL_Server_Standard', ['2022'], ['win2022dce', 'win-2025dce']],
];

const gibibyte = 2 ** 30;
/** Who provides the images that all see, who owns those of the mock's user, and a third who shares with the user. */
const [provider, user, neighbour] = ['provider', 'user', 'neighbour'].map((name) => hex(name, 32)) as [
  string,
  string,
  string,
];

/**
 * The images that the mock has unless it is given others: about as many, and of about such names, tags and sizes, as
 * ConoHa has. All values are invented, and the same at each call.
 *
 * @see ConoHa's reference of GET /v2/images, for the form of names and tags
 */
export function catalogue(): Item[] {
  const plain = systems.flatMap((system) => system.names.map((name) => systemImage(system, name)));
  const withApplications = applications.flatMap(([name, tag, versions, on]) =>
    versions.flatMap((version) => on.map((system) => applicationImage(name, tag, version, system))),
  );
  return [...plain, ...withApplications, ...retired(), ...ofUser(), ...ofOthers()].map(image);
}

type Rest = Readonly<Record<string, unknown>> & { readonly name: string | null };

function systemImage({ tag, gibibytes, windows }: System, name: string): Rest {
  const version = /[\d.]+$|stream\d+$/.exec(name)?.[0] ?? /\d{4}/.exec(name)?.[0] ?? 'latest';
  return {
    name: nameOf(name, windows),
    tags: ['service_type=vps', `dst_name=${tag}`, `dst_version=${version}`],
    size: gibibytes * gibibyte + below(name, gibibyte),
    ...(windows
      ? { os_type: 'windows', os_version: version, min_disk: 100, min_ram: 1024, hw_video_model: 'virtio' }
      : { os_type: 'linux', min_disk: 30 }),
  };
}

function applicationImage(application: string, tag: string, version: string, name: string): Rest {
  const system = systems.find(({ names }) => names.includes(name)) as System;
  const base = systemImage(system, name);
  const isDistinct = /\d$/.test(application);
  return {
    ...base,
    name: system.windows
      ? `vmi-${name}-${application}`
      : `vmi-${application}${isDistinct ? '' : `-${version}`}-${name}-amd64`,
    tags: [...(base['tags'] as string[]), `app_name=${tag}`, `app_version=${version}-${name}`],
    size: (base['size'] as number) + below(application + version, 2 * gibibyte),
    min_disk: 100,
    ...(application === 'ollama' && { tags: ['service_type=gpu', `app_name=${tag}`, `app_version=${version}`] }),
    ...(application === 'kusanagi' && { app_type: 'manager', specialized_plan_name: 'kusanagi' }),
  };
}

function nameOf(name: string, windows: true | undefined): string {
  return windows && !name.startsWith('win-') ? `vmi-${name}` : `vmi-${name}-amd64`;
}

/** Images that are no longer offered: found only by who asks for what is hidden, or not usable. */
function retired(): Rest[] {
  return [
    { name: 'vmi-ubuntu-18.04-amd64', os_hidden: true, os_type: 'linux' },
    { name: 'vmi-debian-10.13-amd64', os_hidden: true, os_type: 'linux' },
    { name: 'vmi-centos-7.9-amd64', os_hidden: true, os_type: 'linux', status: 'deactivated' },
    { name: 'vmi-centos-stream8-amd64', os_type: 'linux', status: 'deactivated' },
    { name: 'vmi-win2016dce', os_hidden: true, os_type: 'windows', os_version: '2016', min_disk: 100 },
  ];
}

/** What the user of the mock has saved, uploaded or begun to. Nulls, no tags, names that repeat or are hard to write. */
function ofUser(): Rest[] {
  const own = { owner: user, visibility: 'private', tags: [], container_format: 'bare' };
  const empty = { size: null, checksum: null, os_hash_algo: null, os_hash_value: null };
  const iso = {
    ...{ ...own, visibility: 'shared', disk_format: 'iso', min_disk: 0 },
    ...{ hw_rescue_bus: 'ide', hw_rescue_device: 'cdrom', architecture: undefined },
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

/** What others share with the user, or with everyone. */
function ofOthers(): Rest[] {
  const theirs = { owner: neighbour, visibility: 'shared', tags: [], os_type: 'linux' };
  return [
    { ...theirs, name: 'shared-appliance' },
    { ...theirs, name: 'shared-database', tags: ['service_type=vps'] },
    { ...theirs, name: 'community-router', visibility: 'community' },
  ];
}

/** A whole image, with what an image has that says nothing of itself. */
function image({ name, ...rest }: Rest, index: number): Item {
  const seed = `${index} ${name}`;
  // Two at a time, so that some were created at the same moment.
  const batch = index >> 1;
  const created = Date.UTC(2024, 0, 9, 1) + batch * 13 * 86_400_000 + below(`batch ${batch}`, 86_400) * 1000;
  return {
    id: uuid(seed),
    name,
    ...{ status: 'active', visibility: 'public', owner: provider, protected: false, os_hidden: false },
    ...{ tags: [], size: 2 * gibibyte + below(seed, gibibyte), virtual_size: null, min_disk: 30, min_ram: 512 },
    ...{ disk_format: 'qcow2', container_format: 'ovf', checksum: hex(`md5 ${seed}`, 32) },
    ...{ os_hash_algo: 'sha512', os_hash_value: hex(`sha512 ${seed}`, 128) },
    ...{ created_at: time(created), updated_at: time(created + below(name ?? '', 40 * 86_400) * 1000) },
    architecture: 'x86_64',
    ...rest,
    ...(rest['visibility'] === undefined && {
      tags: [`display_order=${10 * (index + 1)}`, ...((rest['tags'] ?? []) as string[])],
    }),
  };
}

function time(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function uuid(seed: string): string {
  const digits = hex(seed, 32);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20)].join('-');
}

/** A number from 0 up to a limit that depends on nothing but the seed. */
function below(seed: string, limit: number): number {
  return Number.parseInt(hex(seed, 8), 16) % limit;
}

/** Hexadecimal digits that look random and depend on nothing but the seed. */
function hex(seed: string, length: number): string {
  let digits = '';
  for (let part = 0; digits.length < length; part += 1) digits += hash(`${part} ${seed}`).toString(16).padStart(8, '0');
  return digits.slice(0, length);
}

/** FNV-1a with a last mix, so that seeds which differ little do not give digits that do. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
