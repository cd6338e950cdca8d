import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { Assets } from '../assets.ts';
import { markdownPage } from '../markdown/page.ts';
import type { Reference } from '../model/reference.ts';
import type { Edition } from '../site.ts';
import { cardFile, drawCard } from './card.ts';
import { guides, readGuide } from './guides.ts';
import { headersFile } from './header-rules.ts';
import { llmsFile } from './llms.ts';
import { notFoundPage } from './not-found.ts';
import { robots, sitemap } from './sitemap.ts';

/** An edition and all that it shows. */
export interface Publication {
  readonly edition: Edition;
  readonly reference: Reference;
}

/** Where the files go, and where they will be. */
export interface Target {
  readonly distribution: URL;
  readonly site: URL;
  readonly assets: Assets;
}

/** Writes the files of an edition for programs, and its page for unknown addresses. */
export async function writeEditionFiles(
  publication: Publication,
  { distribution, site, assets }: Target,
): Promise<void> {
  const { edition, reference } = publication;
  const folder = new URL(edition.folder, distribution);
  await writeFile(new URL('index.md', folder), markdownPage({ edition, reference, site }));
  // Without the option, a parser of YAML 1.1 would read dates and words such as `on` as other types.
  await writeFile(
    new URL('openapi.yaml', folder),
    stringify(reference.document, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false }),
  );
  await writeFile(new URL(cardFile, folder), await drawCard(edition.language, reference));
  await writeFile(new URL('404.html', folder), await notFoundPage({ edition, reference, assets, site }));
}

/** Writes the files of the whole site. */
export async function writeSiteFiles(
  publications: readonly Publication[],
  { distribution, site }: Target,
): Promise<void> {
  const read = await Promise.all(guides.map(readGuide));
  for (const { file, text } of read) {
    await mkdir(new URL('.', new URL(file, distribution)), { recursive: true });
    await writeFile(new URL(file, distribution), text);
  }
  const english = publications.find(({ edition }) => edition.language === 'en');
  if (english) await writeFile(new URL('llms.txt', distribution), llmsFile(english.reference, read, site));
  await writeFile(new URL('sitemap.xml', distribution), await sitemap(site));
  await writeFile(new URL('robots.txt', distribution), robots(site));
  await writeFile(new URL('_headers', distribution), headersFile());
  // GitHub Pages, if it publishes a branch, would leave out files whose names begin with an underscore.
  await writeFile(new URL('.nojekyll', distribution), '');
  await copyFile(new URL('../../style/icon.svg', import.meta.url), new URL('icon.svg', distribution));
}
