// Writes the site to dist/, or to the folder that is the argument: for each language a page of the endpoint, Redoc's page
// and the document, and files for programs.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { JsonObject } from '@conoha-images/document';
import { buildAssets } from './assets.ts';
import { endpointPage } from './endpoint/page.ts';
import { type Publication, writeEditionFiles, writeSiteFiles } from './machines/files.ts';
import { readReference } from './model/reference.ts';
import { buildRedoc } from './redoc/build.ts';
import { type Edition, editions, repositoryUrl, siteUrl } from './site.ts';

const [output] = process.argv.slice(2);
const distribution = output === undefined ? new URL('../dist/', import.meta.url) : pathToFileURL(resolve(output) + sep);
const site = siteUrl();
const repository = repositoryUrl();

await rm(distribution, { recursive: true, force: true });
await mkdir(distribution, { recursive: true });
const assets = await buildAssets(distribution);
const target = { distribution, site, assets };
const english = await read(editions.find(({ language }) => language === 'en') ?? editions[0]);
// Redoc's pages take most of the time, in processes of their own.
const publications = await Promise.all(editions.map(publish));
await writeSiteFiles(publications, target);

async function publish(edition: Edition): Promise<Publication> {
  const folder = new URL(edition.folder, distribution);
  await mkdir(folder, { recursive: true });
  await copyFile(pathOf(edition), new URL('openapi.json', folder));
  const reference = readReference(await read(edition), english);
  await writeFile(new URL('index.html', folder), await endpointPage({ edition, reference, assets, site, repository }));
  await buildRedoc({ edition, reference, original: english, site }, distribution);
  await writeEditionFiles({ edition, reference }, target);
  return { edition, reference };
}

function pathOf({ document }: Edition): string {
  return fileURLToPath(import.meta.resolve(`@conoha-images/spec/${document}`));
}

/** The document of an edition, as its bundle has it. */
async function read(edition: Edition): Promise<JsonObject> {
  return JSON.parse(await readFile(pathOf(edition), 'utf8'));
}
