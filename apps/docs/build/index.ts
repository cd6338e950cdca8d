// Writes the site to dist/: for each language a page of the endpoint, Redoc's page and the document.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildAssets } from './assets.ts';
import { endpointPage } from './endpoint/page.ts';
import { readReference } from './model/reference.ts';
import { buildRedoc } from './redoc/build.ts';
import { editions, siteUrl } from './site.ts';

const distribution = new URL('../dist/', import.meta.url);
const site = siteUrl();

await rm(distribution, { recursive: true, force: true });
await mkdir(distribution);
const assets = await buildAssets(distribution);
for (const edition of editions) {
  const folder = new URL(edition.folder, distribution);
  await mkdir(folder, { recursive: true });
  const document = fileURLToPath(import.meta.resolve(`@conoha-images/spec/${edition.document}`));
  await copyFile(document, new URL('openapi.json', folder));
  const reference = readReference(JSON.parse(await readFile(document, 'utf8')));
  await writeFile(new URL('index.html', folder), await endpointPage({ edition, reference, assets, site }));
  await buildRedoc(edition, reference, distribution);
}
