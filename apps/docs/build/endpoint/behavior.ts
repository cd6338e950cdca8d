import type { Filter, Operator } from '@conoha-images/document';
import { type Html, html } from '../html.ts';
import { inlineMarkdown } from '../markdown-html.ts';
import { parameterAnchor, partAnchor } from '../model/anchors.ts';
import type { Operation } from '../model/reference.ts';
import { nameOf } from '../sentences/names.ts';
import { sentences } from '../sentences/sentences.ts';
import { evidenceList } from './evidence.ts';
import type { PageInput } from './page-input.ts';
import { type Words, words } from './words.ts';

/** What the list does: its pages, its order and its filters. Empty if the operation is not a list. */
export function behaviorSection({ edition, reference }: PageInput, operation: Operation): Html {
  const { list } = operation;
  if (!list) return html``;
  const ours = words[edition.language];
  const id = partAnchor(operation, 'behavior', reference.operations);
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${ours.behavior}</h2>
    ${evidenceList(operation, ours)}
    <div class="behaviors">
      ${sentences[edition.language].list(list).map(
        ({ part, title, sentences: texts }) => html`<div class="behavior">
        <h3 id="${partAnchor(operation, `behavior-${part}`, reference.operations)}">${title}</h3>
        <ul>${texts.map((text) => html`<li>${inlineMarkdown(text)}</li>`)}</ul>
      </div>`,
      )}
    </div>
    ${list.filters.length > 0 ? operatorTable(edition.language, operation, list.filters, reference.operations, ours) : ''}
  </section>`;
}

function operatorTable(
  language: PageInput['edition']['language'],
  operation: Operation,
  filters: readonly Filter[],
  operations: readonly Operation[],
  ours: Words,
): Html {
  const { comparison } = sentences[language];
  return html`<h3 id="${partAnchor(operation, 'operators', operations)}">${ours.operators}</h3>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="${partAnchor(operation, 'operators', operations)}"><table>
      <thead><tr><th scope="col">${ours.parameter}</th><th scope="col">${ours.property}</th><th scope="col">${ours.comparison}</th></tr></thead>
      <tbody>${filters.map((filter) => {
        const [first, ...rest] = filter.prefixed ? filter.operators : filter.operators.slice(0, 1);
        return html`<tr>
        <th scope="row"><a href="#${parameterAnchor(operation, { name: filter.parameter }, operations)}"><code>${filter.parameter}</code></a></th>
        <td><code>${nameOf(filter.property)}</code></td>
        <td><ul class="operators"><li>${filter.prefixed ? html`<code>${first}:</code> ` : ''}<strong>${comparison(first as Operator, filter.type)}</strong></li>${rest.map((operator) => html`<li><code>${operator}:</code> ${comparison(operator, filter.type)}</li>`)}</ul></td>
      </tr>`;
      })}</tbody>
    </table></div>
    <p class="note">${ours.operatorsNote}</p>`;
}
