import { type Html, html, inlineMarkdown, markdown } from '../html.ts';
import { parameterAnchor, partAnchor } from '../model/anchors.ts';
import type { Parameter, Role } from '../model/parameter.ts';
import type { Operation } from '../model/reference.ts';
import { type Sentences, sentences } from '../sentences/sentences.ts';
import { evidenceList } from './evidence.ts';
import type { PageInput } from './page.ts';
import { typeFacts, typeText, valueText } from './value-type.ts';
import { type Words, words } from './words.ts';

export const roles: readonly Role[] = ['page', 'order', 'filter', 'other'];

/** The parameters of an operation by what they do, with all that the document says of each. */
export function parameterSection({ edition, reference }: PageInput, operation: Operation): Html {
  const ours = words[edition.language];
  const { operations } = reference;
  return html`<section aria-labelledby="${partAnchor(operation, 'parameters', operations)}">
    <h2 id="${partAnchor(operation, 'parameters', operations)}">${ours.parameters}</h2>
    ${roles.map((role) => {
      const parameters = operation.parameters.filter((parameter) => parameter.role === role);
      if (parameters.length === 0) return '';
      return html`<h3 id="${partAnchor(operation, `parameters-${role}`, operations)}">${ours.roles[role]}</h3>
    ${parameters.map((parameter) => entry(parameter, parameterAnchor(operation, parameter, operations), ours, sentences[edition.language]))}`;
    })}
  </section>`;
}

function entry(parameter: Parameter, id: string, ours: Words, { filter, other }: Sentences): Html {
  const { name, type, examples } = parameter;
  const behavior = [
    ...(parameter.filter ? filter(parameter.filter) : []),
    ...(parameter.other ? other(parameter.other) : []),
  ];
  return html`<article class="entry" id="${id}" aria-labelledby="${id}-name">
    <h4 id="${id}-name"><a class="self" href="#${id}"><code>${name}</code></a> <span class="type">${typeText(type, ours)}</span>${parameter.required ? html` <span class="badge required">${ours.required}</span>` : ''}${parameter.deprecated ? html` <span class="badge deprecated">${ours.deprecated}</span>` : ''}</h4>
    ${markdown(parameter.description)}
    <dl class="facts">
      ${typeFacts(type, ours)}
      ${behavior.length > 0 ? html`<dt>${ours.comparison}</dt><dd>${behavior.map((sentence) => html`<span>${inlineMarkdown(sentence)}</span> `)}</dd>` : ''}
      ${examples.map(({ summary, value }) => html`<dt>${ours.example}</dt><dd><code class="sample">${name}=${valueText(value)}</code>${summary === undefined ? '' : html` <span class="note">${summary}</span>`}</dd>`)}
    </dl>
    ${evidenceList(parameter, ours)}
  </article>`;
}
