import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputChunk } from 'rolldown';

/** A package of other authors, and the files of it that a copy must contain. */
interface Package {
  readonly title: string;
  readonly notice: string;
}

/** The licences and notices of all packages whose code is in a bundle, as a comment. Equal ones are there once. */
export function noticesOf(chunks: readonly OutputChunk[]): string {
  const modules = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).flatMap(([file, { renderedLength }]) => (renderedLength > 0 ? [file] : [])),
  );
  const packages = [...new Set(modules.flatMap(packageFolder))].sort().map(readPackage);
  const notices = new Set(packages.map(({ notice }) => notice));
  const sections = [...notices].map((notice) => {
    const titles = new Set(packages.filter((candidate) => candidate.notice === notice).map(({ title }) => title));
    return `${[...titles].join('\n')}\n\n${notice}`;
  });
  const text = ['This file contains these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`);
  return `/*!\n${text.replaceAll('*/', '* /')}\n*/\n`;
}

/** The folder of the package of other authors that a module is from; empty if it is ours. */
function packageFolder(file: string): string[] {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file.replace(/^\0/, '')) ?? [];
}

/** @throws an error if a package does not state its licence. */
function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (license === undefined && texts.length === 0) {
    throw new Error(
      `The package ${name}, which would be in the bundle, does not state its licence: ${dirname(folder)}`,
    );
  }
  return { title: `${name} ${version}`, notice: texts.join('\n\n') || `License: ${license}` };
}
