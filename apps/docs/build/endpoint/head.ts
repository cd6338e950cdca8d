import { type Html, html } from '../html.ts';
import { descriptionOf } from '../machines/description.ts';
import { headLinks } from '../machines/head-links.ts';
import { pagePolicy } from '../machines/policy.ts';
import { socialTags } from '../machines/social.ts';
import { structuredData } from '../machines/structured-data.ts';
import { type PageInput, rootFrom } from './page-input.ts';

/** What a browser, a search engine and a chat program read of the page. */
export function head({ edition, reference, assets, site }: PageInput): Html {
  return html`<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>${reference.title}</title>
    <meta name="description" content="${descriptionOf(edition.language, reference)}">
    ${headLinks({ edition, path: '', site })}
    ${socialTags({ edition, path: '', site, reference })}
    <link rel="icon" href="${rootFrom(edition)}icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${rootFrom(edition)}${assets.style}">
    <script type="module" src="${rootFrom(edition)}${assets.script}"></script>
    ${structuredData(edition, reference, site)}
  </head>`;
}
