import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BundledPackage } from './bundled-packages.ts';

/** The files of a package that a copy must contain. */
interface Notice {
  readonly title: string;
  readonly text: string;
}

/** The licences and notices of the packages in a bundle, as a comment. Equal ones are there once. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const notices = packages.map(readNotice);
  const sections = [...new Set(notices.map(({ text }) => text))].map((text) => {
    const titles = new Set(notices.filter((notice) => notice.text === text).map(({ title }) => title));
    return `${[...titles].join('\n')}\n\n${text}`;
  });
  const text = ['This file contains these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`);
  return `/*!\n${text.replaceAll('*/', '* /')}\n*/\n`;
}

/** @throws an error if a package does not state its licence. */
function readNotice({ folder, manifest: { name, version, license } }: BundledPackage): Notice {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (license === undefined && texts.length === 0) {
    throw new Error(
      `The package ${name}, which would be in the bundle, does not state its licence: ${dirname(folder)}`,
    );
  }
  return { title: `${name} ${version}`, text: texts.join('\n\n') || `License: ${license}` };
}
