// Writes the reference to dist/: a page of each language, each complete in itself, and the document to download.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface Page {
  readonly language: 'ja' | 'en';
  readonly name: string;
  /** The name of the document, in @conoha-images/spec and beside the pages. */
  readonly document: string;
  /** Where the page is, in dist/. */
  readonly file: string;
  /** Where the other page is, as seen from this one. */
  readonly otherPage: string;
}

const pages: readonly [Page, Page] = [
  { language: 'ja', name: '日本語', document: 'openapi.json', file: 'index.html', otherPage: 'en/' },
  { language: 'en', name: 'English', document: 'openapi.en.json', file: 'en/index.html', otherPage: '../' },
];

const distribution = new URL('../dist/', import.meta.url);
const { resolve } = createRequire(import.meta.url);
const redocly = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/** Stands in the template until the scripts of the page are known. */
const placeholder = 'POLICY';

await rm(distribution, { recursive: true, force: true });
await mkdir(new URL('en/', distribution), { recursive: true });
for (const [index, page] of pages.entries()) {
  const document = resolve(`@conoha-images/spec/${page.document}`);
  await copyFile(document, new URL(page.document, distribution));
  await build(page, pages[1 - index] as Page, document);
}

/** What a page takes from its document. */
interface Document {
  readonly info: { readonly title: string; readonly summary: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly 'x-codeSamples'?: readonly { readonly lang: string; readonly label: string }[];
}

async function build(page: Page, other: Page, path: string): Promise<void> {
  const document = JSON.parse(await readFile(path, 'utf8')) as Document;
  const { info } = document;
  const file = new URL(page.file, distribution);
  const template = {
    language: page.language,
    description: info.summary,
    otherLanguage: other.language,
    otherName: other.name,
    otherPage: page.otherPage,
    policy: placeholder,
  };
  const options = {
    output: fileURLToPath(file),
    title: info.title,
    template: fileURLToPath(new URL('page.hbs', import.meta.url)),
    inlineBundle: 'true',
    config: fileURLToPath(new URL('../redocly.yaml', import.meta.url)),
    openapi: JSON.stringify(look(page, document)),
    ...Object.fromEntries(Object.entries(template).map(([name, value]) => [`templateOptions.${name}`, value])),
  };
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  await promisify(execFile)(process.execPath, [redocly, 'build-docs', path, ...flags]);
  const html = withLocalLogo(await readFile(file, 'utf8'));
  await writeFile(file, html.replace(placeholder, policyOf(html)));
}

/** Redoc shows its own logo, which it loads from elsewhere. A picture of the name takes its place. */
function withLocalLogo(html: string): string {
  const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
  if (!logo.test(html)) throw new Error('The page loads no logo any more: withLocalLogo has become needless.');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="12"><text y="10" font-family="sans-serif" font-size="11">Redoc</text></svg>';
  return html.replaceAll(logo, `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", '%27')}`);
}

/** How the page looks: options of Redoc. */
function look(page: Page, document: Document): object {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  return {
    // Redoc shows the samples whose labels are named here, and would make samples of its own for languages it knows.
    codeSamples: {
      languages: operations.flatMap((operation) =>
        (operation['x-codeSamples'] ?? []).map(({ lang, label }) => ({ lang, label })),
      ),
    },
    downloadUrls: [{ title: page.document, url: page.file.includes('/') ? `../${page.document}` : page.document }],
    jsonSamplesExpandLevel: 4,
    schemasExpansionLevel: 1,
    // Not x-evidence: the descriptions say it in words.
    showExtensions: ['x-filter'],
  };
}

/** What the page may load and run: itself, and nothing else. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
  const hashes = scripts.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    // Redoc's styles are made at run time.
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
