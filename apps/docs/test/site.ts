import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JsonObject } from '@conoha-images/document';
import { afterAll } from 'vitest';
import { type Reference, readReference } from '../build/model/reference.ts';
import { type Edition, editions } from '../build/site.ts';

const builder = fileURLToPath(new URL('../build/index.ts', import.meta.url));

/** A site in a folder of its own, which is deleted after the tests of the file. */
export class Site {
  readonly folder: string;
  /** Where it will be. */
  readonly url: URL;

  constructor(folder: string, url: URL) {
    this.folder = folder;
    this.url = url;
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /** Whether an absolute URL of the site leads to a file. URLs of other sites are not checked. */
  leads(address: string): boolean {
    if (!address.startsWith(this.url.href)) return !address.startsWith(this.url.origin);
    const path = decodeURIComponent(new URL(address).pathname.slice(this.url.pathname.length));
    return existsSync(join(this.folder, path === '' || path.endsWith('/') ? `${path}index.html` : path));
  }
}

/** Builds the site with a value of SITE_URL. */
export async function buildSite(url: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'conoha-images-site-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await promisify(execFile)(process.execPath, ['--conditions=@conoha-images/source', builder, folder], {
    env: { ...process.env, SITE_URL: url },
  });
  return new Site(folder, new URL(url.endsWith('/') ? url : `${url}/`));
}

/** What an edition shows, read from the document itself. */
export async function referenceOf({ document }: Edition): Promise<Reference> {
  const english = editions.find(({ language }) => language === 'en') ?? editions[0];
  return readReference(await bundle(document), await bundle(english.document));
}

/** A document as @conoha-images/spec has it. */
export async function bundle(name: Edition['document']): Promise<JsonObject> {
  return JSON.parse(await readFile(fileURLToPath(import.meta.resolve(`@conoha-images/spec/${name}`)), 'utf8'));
}
