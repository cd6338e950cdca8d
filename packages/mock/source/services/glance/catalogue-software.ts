/** An operating system: its part of the names, tags and sizes of images. */
export interface System {
  readonly names: readonly string[];
  readonly tag: string;
  /** The size of its images. */
  readonly gibibytes: number;
  readonly windows?: true;
}

export const systems: readonly System[] = [
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

/** The systems of most applications. */
const ubuntus = ['ubuntu-22.04', 'ubuntu-24.04'];

/** Applications, each with the names of the systems it is installed on. */
export const applications: readonly (readonly [
  name: string,
  tag: string,
  versions: readonly string[],
  systemNames: readonly string[],
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
