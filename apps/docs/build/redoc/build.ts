import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JsonObject } from '@conoha-images/document';
import { headLinks } from '../machines/head-links.ts';
import type { Reference } from '../model/reference.ts';
import { type Edition, editions, redocPage } from '../site.ts';
import { documentFor } from './document.ts';
import { look } from './look.ts';
import { mend } from './mend.ts';
import { mends } from './mends.ts';
import { policyOf } from './policy.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { checkWords } from './word-mends.ts';
import { labels } from './words.ts';

const redocly = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/** Stands for the policy in the template: the policy depends on the scripts of the finished page. */
const placeholder = 'POLICY';

/** What the page of Redoc is made from. */
export interface RedocInput {
  readonly edition: Edition;
  readonly reference: Reference;
  /** The bundle whose headings name the sections: their English words make readable links. */
  readonly original: JsonObject;
  /** Where the site will be. */
  readonly site: URL;
}

/** Writes the page of Redoc, with the full schemas. */
export async function buildRedoc({ edition, reference, original, site }: RedocInput, distribution: URL): Promise<void> {
  const file = new URL(`${edition.folder}${redocPage}index.html`, distribution);
  const document = documentFor(edition, reference, original);
  const page = await render(document, {
    title: reference.title,
    openapi: JSON.stringify(look(edition, reference)),
    ...Object.fromEntries(
      Object.entries(await templateOptions(edition, reference, site)).map(([name, value]) => [
        `templateOptions.${name}`,
        value,
      ]),
    ),
  });
  checkWords(page);
  const html = mend(page, mends);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, html.replace(placeholder, policyOf(html)));
}

/** What page.hbs shows, by the name of the template option. */
async function templateOptions(edition: Edition, reference: Reference, site: URL): Promise<Record<string, string>> {
  const other = editions.find(({ language }) => language !== edition.language) ?? edition;
  const root = '../'.repeat(`${edition.folder}${redocPage}`.split('/').length - 1);
  return {
    language: edition.language,
    description: reference.summary,
    summary: reference.summary,
    headLinks: String(await headLinks({ edition, path: redocPage, site })),
    otherLanguage: other.language,
    otherName: other.name,
    otherPage: `${root}${other.folder}${redocPage}`,
    ...labels[edition.language],
    style: await style(),
    script: await script(edition.language),
    policy: placeholder,
  };
}

/** Renders a document with build-docs of @redocly/cli. */
async function render(document: JsonObject, options: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redoc-'));
  try {
    const input = join(folder, 'openapi.json');
    const output = join(folder, 'index.html');
    await writeFile(input, JSON.stringify(document));
    const all = {
      output,
      template: fileURLToPath(new URL('page/page.hbs', import.meta.url)),
      inlineBundle: 'true',
      config: fileURLToPath(new URL('redocly.yaml', import.meta.url)),
      ...options,
    };
    const flags = Object.entries(all).map(([name, value]) => `--${name}=${value}`);
    await promisify(execFile)(process.execPath, [redocly, 'build-docs', input, ...flags]);
    return await readFile(output, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
