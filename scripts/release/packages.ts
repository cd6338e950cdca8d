import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A package that is published. */
export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder, relative to the root of the repository. */
  readonly folder: string;
  /** The names of those of our packages that its users need. */
  readonly needs: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The published packages of a repository, each after those that it needs. */
export async function publicPackages(root: string): Promise<PublicPackage[]> {
  const all: PublicPackage[] = [];
  for await (const file of glob('packages/*/package.json', { cwd: root })) {
    const manifest = JSON.parse(await readFile(join(root, file), 'utf8')) as Manifest;
    if (manifest.private) continue;
    const { name, version, dependencies = {} } = manifest;
    all.push({ name, version, folder: dirname(file), needs: Object.keys(dependencies) });
  }
  return inOrder(all.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
}

/** Packages, each after those that it needs. @throws {Error} if some need each other. */
export function inOrder(packages: readonly PublicPackage[]): PublicPackage[] {
  const sorted: PublicPackage[] = [];
  let waiting = [...packages];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ needs }) => !needs.some((name) => names.has(name)));
    if (ready.length === 0) throw new Error(`These packages need each other: ${[...names].join(', ')}.`);
    sorted.push(...ready);
    waiting = waiting.filter((candidate) => !ready.includes(candidate));
  }
  return sorted;
}

/**
 * The version that all packages have.
 *
 * @param tag The tag of the release, for example v0.2.0.
 * @throws {Error} if the version of a package differs from the tag.
 */
export function versionOf(tag: string, packages: readonly PublicPackage[]): string {
  const [, version] = /^v(\d+\.\d+\.\d+)$/.exec(tag) ?? [];
  if (version === undefined)
    throw new Error(`A release needs a tag such as v0.2.0, not a prerelease; given: ${tag || 'nothing'}.`);
  const wrong = packages.filter((candidate) => candidate.version !== version);
  if (wrong.length === 0) return version;
  const versions = wrong.map(({ name, version: own }) => `${name} ${own}`).join(', ');
  throw new Error(`The tag is ${tag}, so every package must have the version ${version}; given: ${versions}.`);
}
