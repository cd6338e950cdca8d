import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Reference } from '../model/reference.ts';
import { type Edition, editions, redocPage } from '../site.ts';
import { look } from './look.ts';

const redocly = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/** Stands for the policy in the template: the policy depends on the scripts of the finished page. */
const placeholder = 'POLICY';

/** Writes the page of Redoc, with the full schemas. */
export async function buildRedoc(edition: Edition, reference: Reference, distribution: URL): Promise<void> {
  const other = editions.find(({ language }) => language !== edition.language) ?? edition;
  const file = new URL(`${edition.folder}${redocPage}index.html`, distribution);
  await mkdir(new URL('.', file), { recursive: true });
  const template = {
    language: edition.language,
    description: reference.summary,
    otherLanguage: other.language,
    otherName: other.name,
    otherPage: `${'../'.repeat(`${edition.folder}${redocPage}`.split('/').length - 1)}${other.folder}${redocPage}`,
    policy: placeholder,
  };
  const options = {
    output: fileURLToPath(file),
    title: reference.title,
    template: fileURLToPath(new URL('page.hbs', import.meta.url)),
    inlineBundle: 'true',
    config: fileURLToPath(new URL('redocly.yaml', import.meta.url)),
    openapi: JSON.stringify(look(edition, reference)),
    ...Object.fromEntries(Object.entries(template).map(([name, value]) => [`templateOptions.${name}`, value])),
  };
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const document = fileURLToPath(import.meta.resolve(`@conoha-images/spec/${edition.document}`));
  await promisify(execFile)(process.execPath, [redocly, 'build-docs', document, ...flags]);
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
