import { consoleSection } from '../console/section.ts';
import { type Html, html } from '../html.ts';
import { markdown } from '../markdown-html.ts';
import type { Reference } from '../model/reference.ts';
import type { Section } from '../model/sections.ts';
import { editions, redocPage } from '../site.ts';
import { contents } from './contents.ts';
import { doors } from './doors.ts';
import { head } from './head.ts';
import { operationDetails, operationSection } from './operation.ts';
import { type PageInput, rootFrom } from './page-input.ts';
import { schemaSection } from './properties.ts';
import { sourceTable } from './sources.ts';
import { type Words, words } from './words.ts';

/** The page of the endpoint as HTML. */
export async function endpointPage(input: PageInput): Promise<string> {
  const { edition, reference } = input;
  const ours = words[edition.language];
  const [operation] = reference.operations;
  const { introduction, sections } = reference.sections;
  const page = html`<!doctype html>
<html lang="${edition.language}">
  ${head(input)}
  <body>
    <a class="skip" href="#content">${ours.skip}</a>
    ${header(input, ours)}
    <div class="frame">
      <details class="menu"><summary>${ours.contents}</summary>${contents(input)}</details>
      <main id="content">
        <div class="landing">
          <h1>${reference.title}</h1>
          ${operation ? html`<p class="request"><span class="method">${operation.method}</span> <code>${operation.path}</code></p>` : ''}
          <p class="summary">${reference.summary}</p>
          ${markdown(introduction)}
        </div>
        ${operation ? doors(reference, operation, ours) : ''}
        ${reference.operations.map((part) => operationSection(input, part))}
        ${consoleSection(input)}
        ${sections.slice(0, -1).map((section) => guideSection(section))}
        ${reference.operations.map((part) => operationDetails(input, part))}
        ${schemaSection(reference.schemas, ours)}
        ${sections
          .slice(-1)
          .map(
            ({ id, title, text }) =>
              html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${markdown(text)}${sourceTable(reference, ours)}</section>`,
          )}
        <section aria-labelledby="files"><h2 id="files">${ours.more}</h2>${files(reference, input.repository, ours)}</section>
      </main>
    </div>
  </body>
</html>
`;
  const text = String(await page);
  requireUniqueIds(text);
  return text;
}

/**
 * @throws if two parts of the page have the same id, so that a link to the second leads to the first. A heading of the
 *   document's description can have the id of one of our own parts.
 */
function requireUniqueIds(page: string): void {
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0) throw new Error(`Two parts of the page have the same id: ${repeated.join(', ')}.`);
}

function guideSection({ id, title, text }: Section): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${markdown(text)}</section>`;
}

function files({ version }: Reference, repository: string | undefined, ours: Words): Html {
  return html`<ul>
    <li><a href="${redocPage}">${ours.fullSchemas}</a></li>
    <li><a href="openapi.json">${ours.documentFiles} ${version} (JSON)</a>, <a href="openapi.yaml">YAML</a></li>
    <li><a href="index.md">Markdown</a></li>
    ${repository === undefined ? '' : html`<li><a href="${repository}">${ours.repository}</a></li>`}
  </ul>`;
}

function header({ edition, repository }: PageInput, ours: Words): Html {
  return html`<header class="bar">
      <a class="name" href="#content">conoha-images</a>
      <nav aria-label="${ours.pages}">
        <a href="${redocPage}">Redoc</a>
        ${repository === undefined ? '' : html`<a href="${repository}">${ours.repository}</a>`}
        ${editions.map((other) =>
          other.language === edition.language
            ? html`<span aria-current="true" lang="${other.language}">${other.name}</span>`
            : html`<a class="language" href="${rootFrom(edition)}${other.folder}" hreflang="${other.language}" lang="${other.language}">${other.name}</a>`,
        )}
      </nav>
    </header>`;
}
