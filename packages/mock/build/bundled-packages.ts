import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';

/** A package of other authors whose code is in a bundle. */
export interface BundledPackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The part of a package.json that says which package it is. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** Old packages may have none, or an object. */
  readonly license?: unknown;
}

/** The packages of other authors whose code is in some chunks, sorted by their folders. */
export function packagesIn(chunks: readonly OutputChunk[]): BundledPackage[] {
  const modules = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).flatMap(([file, { renderedLength }]) => (renderedLength > 0 ? [file] : [])),
  );
  const folders = [...new Set(modules.flatMap(packageFolder))].sort();
  return folders.map((folder) => ({ folder, manifest: manifestIn(folder) }));
}

export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The folder of the package of other authors that a module is from; empty if it is ours. */
function packageFolder(file: string): string[] {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file.replace(/^\0/, '')) ?? [];
}
