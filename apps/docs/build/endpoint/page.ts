import type { Assets } from '../assets.ts';
import { consoleSection } from '../console/section.ts';
import { html, markdown } from '../html.ts';
import type { Reference } from '../model/reference.ts';
import type { Edition } from '../site.ts';
import { head } from './head.ts';

/** What the page of an edition is made from. */
export interface PageInput {
  readonly edition: Edition;
  readonly reference: Reference;
  readonly assets: Assets;
  /** Where the site will be. */
  readonly site: URL;
}

/** The relative URL of the root of the site, from the page of an edition. */
export function rootFrom({ folder }: Edition): string {
  return '../'.repeat(folder.split('/').length - 1) || './';
}

/** The page of the endpoint as HTML. */
export async function endpointPage(input: PageInput): Promise<string> {
  const { edition, reference } = input;
  const page = html`<!doctype html>
<html lang="${edition.language}">
  ${head(input)}
  <body>
    <main>
      <h1>${reference.title}</h1>
      ${consoleSection(input)}
      ${markdown(reference.description)}
    </main>
  </body>
</html>
`;
  return String(await page);
}
