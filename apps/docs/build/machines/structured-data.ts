import { member } from '@conoha-images/document';
import { type Html, html, raw } from '../html.ts';
import type { Reference } from '../model/reference.ts';
import { textAt } from '../model/text.ts';
import type { Edition } from '../site.ts';
import { addressOf } from './addresses.ts';
import { cardFile } from './card.ts';

/**
 * The page as schema.org describes it: an article about an API. It repeats the document, and names no provider, because
 * the document comes from an independent project.
 */
export function structuredData(edition: Edition, { document, ...reference }: Reference, site: URL): Html {
  const address = (path: string) => addressOf({ edition, path }, site);
  const author = textAt(member(document['info'], 'contact'), 'name');
  const documentation = reference.operations.flatMap(({ external }) => (external ? [external.url] : []));
  const data = {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: reference.title,
    description: reference.summary,
    inLanguage: edition.language,
    url: address(''),
    image: address(cardFile),
    version: reference.version,
    ...(author !== '' && { author: { '@type': 'Organization', name: author } }),
    about: {
      '@type': 'WebAPI',
      name: reference.title,
      description: reference.summary,
      documentation: [...new Set([address(''), ...documentation])],
    },
    encoding: [
      file('text/markdown', address('index.md')),
      file('application/openapi+json', address('openapi.json')),
      file('application/openapi+yaml', address('openapi.yaml')),
    ],
  };
  return html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`;
}

function file(encodingFormat: string, contentUrl: string) {
  return { '@type': 'MediaObject', encodingFormat, contentUrl };
}
