import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Builder } from './base.ts';

/** The configuration of an image, as far as it is used here. */
export interface ImageConfig {
  readonly User: string;
  readonly WorkingDir: string;
  readonly Entrypoint: readonly string[];
  readonly Env: readonly string[];
  readonly Labels: Readonly<Record<string, string>>;
  readonly ExposedPorts: Readonly<Record<string, object>>;
  readonly Healthcheck: { readonly Test: readonly string[] };
}

export function configOf(builder: Builder, image: string): ImageConfig {
  const { Docker } = JSON.parse(builder.buildah('inspect', '--type', 'image', image)) as {
    Docker: { config: ImageConfig };
  };
  return Docker.config;
}

/**
 * Makes a file system that can't be written, with a folder of data in it, and then becomes the first process of the
 * container: the namespaces of mounts, processes and networks are new, and the network has only the machine itself.
 */
const script = `set -e
root=$1 data=$2 directory=$3 user=$4 group=$5; shift 5
ip link set lo up
mount --bind "$root" "$root"
mount --bind -o ro "$data" "$root$directory"
mount -t proc proc "$root/proc"
mount -o remount,bind,ro "$root"
exec unshare --root="$root" --wd="$directory" --setgid="$group" --setuid="$user" -- "$@"`;

/**
 * A container of an image: its file system can't be written, and its user has no rights of root. It is made with Debian's
 * basic tools, because the usual programs need control groups, which a container that runs the tests may not have.
 */
export class Container implements Disposable {
  readonly #config: ImageConfig;
  readonly #process: ChildProcess;
  readonly #id: string;
  readonly lines: string[] = [];

  private constructor(config: ImageConfig, process: ChildProcess, id: string) {
    this.#config = config;
    this.#process = process;
    this.#id = id;
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk) => this.lines.push(...String(chunk).trimEnd().split('\n')));
    }
  }

  /**
   * Starts a container.
   *
   * @param data A folder to mount at the working directory.
   * @param args What follows the entrypoint: options of the mock.
   * @param entrypoint The command in place of the image's own.
   */
  static async start(
    builder: Builder,
    image: string,
    data: string,
    args: readonly string[],
    entrypoint?: readonly string[],
  ): Promise<Container> {
    const config = configOf(builder, image);
    const root = builder.buildah('mount', builder.buildah('from', image));
    mkdirSync(join(root, 'proc'), { recursive: true });
    const [user = '', group = ''] = config.User.split(':');
    const namespaces = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child'];
    const place = [root, data, config.WorkingDir, user, group];
    const command = [...(entrypoint ?? config.Entrypoint), ...args];
    const child = spawn('unshare', [...namespaces, 'sh', '-c', script, 'sh', ...place, ...command], {
      env: Object.fromEntries(config.Env.map((text) => text.split('='))),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await once(child.stdout, 'data', { signal: AbortSignal.timeout(30_000) });
    const id = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
    return new Container(config, child, id);
  }

  /** A file of /proc of the container's first process. */
  processFile(name: string): string {
    return readFileSync(`/proc/${this.#id}/${name}`, 'utf8');
  }

  /** Runs a program of this machine in the network of the container. */
  runInNetwork(program: string, args: readonly string[]): string {
    return execFileSync('nsenter', [`--net=/proc/${this.#id}/ns/net`, program, ...args], { encoding: 'utf8' });
  }

  /** Runs a program of the image in the container. */
  run(command: readonly string[]) {
    const [user, group] = this.#config.User.split(':');
    const place = ['--target', this.#id, '--mount', '--pid', '--net', '--root', '--wd'];
    const { PATH = '' } = Object.fromEntries(this.#config.Env.map((text) => text.split('=')));
    const [program = '', ...args] = command;
    return spawnSync('nsenter', [...place, `--setuid=${user}`, `--setgid=${group}`, program, ...args], {
      encoding: 'utf8',
      env: { PATH },
    });
  }

  /** Sends a signal to the first process. @returns Its exit status. */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const exited = once(this.#process, 'exit');
    process.kill(Number(this.#id), signal);
    const [status] = await exited;
    return status;
  }

  [Symbol.dispose](): void {
    this.#process.kill('SIGKILL');
  }
}
