import { encodedQuery, type QueryEntry } from '../../calls/call.ts';
import { type Html, html } from '../html.ts';
import { inlineMarkdown, markdown } from '../markdown-html.ts';
import { parameterAnchor, partAnchor } from '../model/anchors.ts';
import { type Parameter, roles } from '../model/parameter.ts';
import type { Operation } from '../model/reference.ts';
import { sentences } from '../sentences/sentences.ts';
import type { Sentences } from '../sentences/wording.ts';
import type { Language } from '../site.ts';
import { evidenceList } from './evidence.ts';
import type { PageInput } from './page-input.ts';
import { factList, typeFacts, typeText, valueText } from './value-type.ts';
import { type Words, words } from './words.ts';

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
    ${parameters.map((parameter) => entry(parameter, operation, operations, edition.language))}`;
    })}
  </section>`;
}

function entry(parameter: Parameter, operation: Operation, operations: readonly Operation[], language: Language): Html {
  const ours = words[language];
  const { name, type, examples } = parameter;
  const id = parameterAnchor(operation, parameter, operations);
  const facts = [
    ...typeFacts(type, ours),
    ...behaviorFacts(parameter, sentences[language], ours),
    ...examples.map(
      ({ summary, value }) =>
        html`<dt>${ours.example}</dt><dd><code class="sample">${encodedQuery(entriesOf(parameter, value))}</code>${summary === undefined ? '' : html` <span class="note">${summary}</span>`}</dd>`,
    ),
  ];
  return html`<article class="entry" id="${id}" aria-labelledby="${id}-name">
    <h4 id="${id}-name"><a class="self" href="#${id}"><code>${name}</code></a> <span class="type">${typeText(type, ours)}</span>${parameter.required ? html` <span class="badge required">${ours.required}</span>` : ''}${parameter.deprecated ? html` <span class="badge deprecated">${ours.deprecated}</span>` : ''}</h4>
    ${markdown(parameter.description)}
    ${factList(facts)}
    ${evidenceList(parameter, ours)}
  </article>`;
}

function behaviorFacts({ filter, other }: Parameter, words: Sentences, ours: Words): Html[] {
  const texts = [...(filter ? words.filter(filter) : []), ...(other ? words.other(other) : [])];
  if (texts.length === 0) return [];
  return [html`<dt>${ours.comparison}</dt><dd>${texts.map((text) => html`<p>${inlineMarkdown(text)}</p>`)}</dd>`];
}

/** An example as the parameters of a query. */
function entriesOf({ name, joined }: Parameter, value: unknown): QueryEntry[] {
  const values = Array.isArray(value) && !joined ? value : [value];
  return values.map((element) => ({ name, value: valueText(element) }));
}
