import { type Html, html } from '../html.ts';
import { inlineMarkdown, markdown } from '../markdown-html.ts';
import { partAnchor, responseAnchor, schemaAnchor } from '../model/anchors.ts';
import type { Operation } from '../model/reference.ts';
import type { Content, Response } from '../model/response.ts';
import { bodyText, codeBlock } from './code.ts';
import { evidenceList } from './evidence.ts';
import type { PageInput } from './page-input.ts';
import { type Words, words } from './words.ts';

/** The responses of an operation, with every example. */
export function responseSection({ edition, reference }: PageInput, operation: Operation): Html {
  const ours = words[edition.language];
  const id = partAnchor(operation, 'responses', reference.operations);
  const schemas = new Set(reference.schemas.map(({ name }) => name));
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${ours.responses}</h2>
    ${operation.responses.map((response) => entry(response, responseAnchor(operation, response.status, reference.operations), schemas, ours))}
  </section>`;
}

function entry(response: Response, id: string, schemas: ReadonlySet<string>, ours: Words): Html {
  return html`<article class="response" id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name"><a class="self" href="#${id}"><span class="status s${response.status.slice(0, 1)}">${response.status}</span></a></h3>
    ${markdown(response.description)}
    ${evidenceList(response, ours)}
    ${
      response.headers.length === 0
        ? ''
        : html`<h4>${ours.headers}</h4>
    <dl class="facts">${response.headers.map((header) => html`<dt><code>${header.name}</code></dt><dd>${inlineMarkdown(header.description)}${header.example === undefined ? '' : html`<br><code class="sample">${header.example}</code>`}${evidenceList(header, ours)}</dd>`)}</dl>`
    }
    ${response.contents.map((content, index) => contentEntry(content, index === 0, schemas, ours))}
  </article>`;
}

/** The examples of a media type. The first of a response is unfolded, so that its form is in sight. */
function contentEntry(
  { mediaType, schemas: alternatives, examples }: Content,
  isFirst: boolean,
  schemas: ReadonlySet<string>,
  ours: Words,
): Html {
  const names = alternatives.flatMap(({ name }) => (name !== undefined && schemas.has(name) ? [name] : []));
  return html`<h4>${ours.body} <code>${mediaType}</code>${names.map((name, index) => html`${index === 0 ? ours.parentheses[0] : ` ${ours.or} `}<a href="#${schemaAnchor(name)}">${name}</a>`)}${names.length > 0 ? ours.parentheses[1] : ''}</h4>
    ${examples.map(({ name, summary, value }, index) => {
      const { code, language } = bodyText(value, mediaType);
      return html`<details class="example" data-example="${name}" ${index === 0 && isFirst ? 'open' : ''}><summary>${inlineMarkdown(summary)}</summary>${codeBlock(code, language, ours)}</details>`;
    })}`;
}
