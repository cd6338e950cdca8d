import { type Html, html } from '../html.ts';
import { inlineMarkdown, markdown } from '../markdown-html.ts';
import { operationAnchor } from '../model/anchors.ts';
import type { Operation } from '../model/reference.ts';
import { samplesOf } from '../samples.ts';
import { behaviorSection } from './behavior.ts';
import { codeTabs } from './code.ts';
import { evidenceList } from './evidence.ts';
import type { PageInput } from './page-input.ts';
import { parameterSection } from './parameters.ts';
import { responseSection } from './responses.ts';
import { words } from './words.ts';

/** What an operation is: its request, its servers, its token and code that calls it. */
export function operationSection(input: PageInput, operation: Operation): Html {
  const { edition, reference } = input;
  const ours = words[edition.language];
  const id = operationAnchor(operation);
  const { external } = operation;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${operation.summary}</h2>
    <p class="request"><span class="method">${operation.method}</span> <code>${operation.path}</code></p>
    ${markdown(operation.description)}
    <dl class="facts">
      ${reference.servers.map(({ url, description }) => html`<dt>${ours.server}</dt><dd><code>${url}</code> <span class="note">${description}</span></dd>`)}
      ${reference.token ? html`<dt>${ours.token}</dt><dd><code>${reference.token.header}</code> ${inlineMarkdown(reference.token.description)}${evidenceList(reference.token, ours)}</dd>` : ''}
      ${external ? html`<dt>${ours.providerPage}</dt><dd><a href="${external.url}">${external.description}</a></dd>` : ''}
    </dl>
    <h3>${ours.code}</h3>
    ${codeTabs(`${id}-code`, samplesOf(reference, operation), ours)}
  </section>`;
}

/** All that the document says of an operation in detail. */
export function operationDetails(input: PageInput, operation: Operation): Html {
  return html`${behaviorSection(input, operation)}
  ${parameterSection(input, operation)}
  ${responseSection(input, operation)}`;
}
