// Writes the reference to dist/: one self-contained page for each language, and the document for download.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Document, look, type ReferencePage } from './look.ts';

const pages: readonly [ReferencePage, ReferencePage] = [
  { language: 'ja', name: '日本語', document: 'openapi.json', file: 'index.html', otherPage: 'en/' },
  { language: 'en', name: 'English', document: 'openapi.en.json', file: 'en/index.html', otherPage: '../' },
];

const distribution = new URL('../dist/', import.meta.url);
const { resolve } = createRequire(import.meta.url);
const redocly = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/** Stands for the policy in the template: the policy depends on the scripts of the finished page. */
const placeholder = 'POLICY';

await rm(distribution, { recursive: true, force: true });
await mkdir(new URL('en/', distribution), { recursive: true });
for (const [index, page] of pages.entries()) {
  const document = resolve(`@conoha-images/spec/${page.document}`);
  await copyFile(document, new URL(page.document, distribution));
  await build(page, pages[1 - index] as ReferencePage, document);
}

async function build(page: ReferencePage, other: ReferencePage, path: string): Promise<void> {
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

/** Replaces Redoc's logo, which the page would load from another host, with an image of its name. */
function withLocalLogo(html: string): string {
  const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
  if (!logo.test(html)) throw new Error("The page no longer loads Redoc's logo. Delete withLocalLogo.");
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="12"><text y="10" font-family="sans-serif" font-size="11">Redoc</text></svg>';
  return html.replaceAll(logo, `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", '%27')}`);
}

/** A Content-Security-Policy that allows the page's own scripts and styles, and nothing else. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
  const hashes = scripts.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    // Redoc creates its styles at run time.
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
