import { type Html, html } from '../html.ts';
import { type PageInput, rootFrom } from './page.ts';

/** What a browser, a search engine and a chat program read of the page. */
export function head({ edition, reference, assets }: PageInput): Html {
  return html`<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="description" content="${reference.summary}">
    <title>${reference.title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${rootFrom(edition)}${assets.style}">
    <script type="module" src="${rootFrom(edition)}${assets.console}"></script>
  </head>`;
}
