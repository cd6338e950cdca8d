import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the test of the image calls. The packages util-linux and iproute2 have three. */
const tools = ['buildah', 'mmdebstrap', 'unshare', 'nsenter', 'ip', 'curl'];

/** Why an image can't be built and run here; undefined if it can. */
export function whyNot(): string | undefined {
  const missing = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
  if (missing.length > 0) return `no container can be built here, without ${missing.join(', ')}.`;
  if (spawnSync('unshare', ['--mount', '--pid', '--net', '--fork', 'true']).status !== 0) {
    return 'no container can run here, without the right to create namespaces.';
  }
  return undefined;
}

/** Builds images in a storage of its own, without a registry and without running anything of them. */
export class Builder implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'conoha-images-'));

  buildah(...args: string[]): string {
    const storage = ['--root', join(this.directory, 'storage'), '--runroot', join(this.directory, 'run')];
    return execFileSync('buildah', [...storage, '--storage-driver', 'vfs', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  /**
   * Makes an image from a few of Debian's libraries and a program of Node.js, as there is no registry to take one from.
   *
   * @returns Its name.
   * @throws an error with the output of mmdebstrap if Debian's packages can't be had.
   */
  baseImage(node: string): string {
    const archive = join(this.directory, 'base.tar');
    const [, release = 'stable'] = /^VERSION_CODENAME=(.*)$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    // The packages are unpacked, but not set up: no program of theirs ever runs.
    const libraries = '--include=libc6,libstdc++6,libgcc-s1';
    execFileSync('mmdebstrap', ['--variant=extract', '--mode=root', libraries, release, archive], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const container = this.buildah('from', 'scratch');
    this.buildah('add', container, archive, '/');
    this.buildah('copy', container, node, '/usr/local/bin/node');
    this.buildah('config', '--env', 'PATH=/usr/local/bin:/usr/bin:/bin', container);
    this.buildah('commit', container, 'base');
    return 'localhost/base';
  }

  /** The number of bytes of an image's files. */
  sizeOf(image: string): number {
    const [{ size }] = JSON.parse(this.buildah('images', '--json', image)) as [{ size: string }];
    return Number.parseFloat(size) * (size.endsWith('GB') ? 1e9 : 1e6);
  }

  [Symbol.dispose](): void {
    this.buildah('rm', '--all');
    rmSync(this.directory, { recursive: true });
  }
}
