import { type Html, html, raw } from '../html.ts';
import { editions, redocPage } from '../site.ts';
import { addressOf } from './addresses.ts';

const declaration = raw('<?xml version="1.0" encoding="UTF-8"?>');

/** The file `sitemap.xml`: every page, and the same page in every language. */
export async function sitemap(site: URL): Promise<string> {
  const pages = ['', redocPage];
  return `${await html`${declaration}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.flatMap((path) => editions.map((edition) => entry(addressOf({ edition, path }, site), path, site)))}</urlset>`}\n`;
}

function entry(address: string, path: string, site: URL): Html {
  const languages = [
    ...editions.map((edition) => ({ language: edition.language, edition })),
    { language: 'x-default', edition: editions[0] },
  ];
  return html`  <url>
    <loc>${address}</loc>
${languages.map(
  ({ language, edition }) =>
    html`    <xhtml:link rel="alternate" hreflang="${language}" href="${addressOf({ edition, path }, site)}"/>
`,
)}  </url>
`;
}

/** The file `robots.txt`. */
export function robots(site: URL): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${new URL('sitemap.xml', site).href}\n`;
}
