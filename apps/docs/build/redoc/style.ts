import { readFile } from 'node:fs/promises';

/** The styles of the page: the site's colors and fonts, and what they change of Redoc's look. */
export async function style(): Promise<string> {
  const site = await readFile(new URL('../../style/site.css', import.meta.url), 'utf8');
  const [tokens] = /:root\s*\{[^}]*\}/.exec(site) ?? [];
  if (!tokens) throw new Error('style/site.css no longer has its colors in a rule for :root.');
  return `${tokens}\n${await readFile(new URL('page/page.css', import.meta.url), 'utf8')}`;
}
