import type { Assets } from '../assets.ts';
import { type Html, html } from '../html.ts';
import type { Reference } from '../model/reference.ts';
import { type Edition, editions, type Language } from '../site.ts';
import { pagePolicy } from './policy.ts';

const words: Readonly<Record<Language, { readonly title: string; readonly sentence: string }>> = {
  ja: { title: 'ページが見つかりません', sentence: 'この URL のページはありません。リファレンスはこちらです：' },
  en: { title: 'Page not found', sentence: 'This URL has no page. The reference is here: ' },
};

/** What the page is made from. */
interface NotFoundInput {
  readonly edition: Edition;
  readonly reference: Reference;
  readonly assets: Assets;
  readonly site: URL;
}

/**
 * The page for unknown addresses, which can be at any depth: its links begin at the root of the host. It speaks every
 * language, its own first, because some hosts have one such page for the whole site.
 */
export async function notFoundPage({ edition, reference, assets, site }: NotFoundInput): Promise<string> {
  const { language } = edition;
  const ordered = [edition, ...editions.filter((other) => other.language !== language)];
  const page = html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>${words[language].title} – ${reference.title}</title>
    <link rel="icon" href="${site.pathname}icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${site.pathname}${assets.style}">
  </head>
  <body>
    <main class="not-found">
${ordered.map((part, index) => section(part, index, site))}    </main>
  </body>
</html>
`;
  return String(await page);
}

function section({ language, folder, name }: Edition, index: number, site: URL): Html {
  const { title, sentence } = words[language];
  return html`      <section lang="${language}">
        ${index === 0 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
        <p>${sentence}<a href="${site.pathname}${folder}">${name}</a></p>
      </section>
`;
}
