import { type Html, html } from '../html.ts';
import type { Reference } from '../model/reference.ts';
import { editions, type Language } from '../site.ts';
import { addressOf, type Place } from './addresses.ts';
import { cardFile, cardSize } from './card.ts';

const locales: Readonly<Record<Language, string>> = { ja: 'ja_JP', en: 'en_US' };

/** What chat programs and social networks show for a link to a page. */
export function socialTags({
  edition,
  path,
  site,
  reference,
}: Place & { readonly site: URL; readonly reference: Reference }): Html {
  const [operation] = reference.operations;
  const others = editions.filter(({ language }) => language !== edition.language);
  return html`<meta property="og:type" content="website">
    <meta property="og:title" content="${reference.title}">
    <meta property="og:description" content="${reference.summary}">
    <meta property="og:url" content="${addressOf({ edition, path }, site)}">
    <meta property="og:locale" content="${locales[edition.language]}">
    ${others.map(({ language }) => html`<meta property="og:locale:alternate" content="${locales[language]}">`)}
    <meta property="og:image" content="${addressOf({ edition, path: cardFile }, site)}">
    <meta property="og:image:type" content="image/png">
    <meta property="og:image:width" content="${cardSize.width}">
    <meta property="og:image:height" content="${cardSize.height}">
    <meta property="og:image:alt" content="${[reference.title, ...(operation ? [`${operation.method} ${operation.path}`] : []), reference.summary].join(' – ')}">
    <meta name="twitter:card" content="summary_large_image">`;
}
