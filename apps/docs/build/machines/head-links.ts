import { type Html, html } from '../html.ts';
import { editions } from '../site.ts';
import { addressOf, type Place } from './addresses.ts';

/**
 * The links in the head of a page: its own address, the same page in every language, and the same facts for programs.
 *
 * @param page `site` is the address of the site.
 */
export function headLinks({ edition, path, site }: Place & { readonly site: URL }): Html {
  const file = (name: string) => addressOf({ edition, path: name }, site);
  return html`<link rel="canonical" href="${addressOf({ edition, path }, site)}">
    ${editions.map(
      (other) =>
        html`<link rel="alternate" hreflang="${other.language}" href="${addressOf({ edition: other, path }, site)}">
    `,
    )}<link rel="alternate" hreflang="x-default" href="${addressOf({ edition: editions[0], path }, site)}">
    <link rel="alternate" type="text/markdown" href="${file('index.md')}">
    <link rel="service-desc" type="application/openapi+json" href="${file('openapi.json')}">
    <link rel="service-desc" type="application/openapi+yaml" href="${file('openapi.yaml')}">`;
}
