import { phrase } from '../../console/phrase.ts';
import { type Html, html } from '../html.ts';
import { inlineMarkdown } from '../markdown-html.ts';
import { parameterAnchor } from '../model/anchors.ts';
import { type Parameter, type Role, roles } from '../model/parameter.ts';
import type { Operation } from '../model/reference.ts';
import { control, kindOf, termControls } from './control.ts';
import { firstSentence } from './first-sentence.ts';
import type { SectionWords } from './words.ts';

/** What all fields of an operation share. */
interface Context {
  readonly operation: Operation;
  readonly operations: readonly Operation[];
  readonly words: SectionWords;
}

/** The fields of an operation's query, grouped by what they do. Those that are rarely used are folded. */
export function fields(context: Context): Html {
  const query = context.operation.parameters.filter((parameter) => parameter.in === 'query');
  return html`${roles.map((role) =>
    group(
      role,
      query.filter((parameter) => parameter.role === role),
      context,
    ),
  )}`;
}

function group(role: Role, parameters: readonly Parameter[], context: Context): Html | '' {
  if (parameters.length === 0) return '';
  const { words, operation } = context;
  const folded = parameters.filter((parameter) => isRare(parameter, operation));
  const shown = parameters.filter((parameter) => !folded.includes(parameter));
  const title = words.groups[role];
  const values = { group: title, count: folded.length };
  const [shownFields, foldedFields] = [shown, folded].map(
    (list) => html`<div class="console-fields">${list.map((parameter) => field(parameter, context))}</div>`,
  );
  if (shown.length === 0) {
    return html`<fieldset class="console-group" aria-label="${title}"><details><summary>${phrase(words.folded, values)}</summary>${foldedFields}</details></fieldset>`;
  }
  return html`<fieldset class="console-group"><legend>${title}</legend>${shownFields}
${folded.length === 0 ? '' : html`<details><summary>${phrase(words.more, values)}</summary>${foldedFields}</details>`}</fieldset>`;
}

/** Whether the provider does not name a parameter, or it is the longer way to say an order. */
function isRare({ name, absent }: Parameter, { list }: Operation): boolean {
  const { by, key, direction } = list?.order ?? {};
  return absent !== undefined || (by !== undefined && (name === key || name === direction));
}

function field(parameter: Parameter, { operation, operations, words }: Context): Html {
  const { name, description, required } = parameter;
  const kind = kindOf(parameter, operation);
  const id = `console-${operation.id}-${name}`;
  const describedBy = `${id}-description`;
  const anchor = parameterAnchor(operation, parameter, operations);
  const title = html`<code>${name}</code>${required ? html`<span class="console-required" aria-hidden="true">*</span>` : ''}`;
  const label = kind === 'single' ? html`<label for="${id}">${title}</label>` : html`<span id="${id}">${title}</span>`;
  const grouped = kind === 'single' ? '' : html` role="group" aria-labelledby="${id}"`;
  return html`<div class="console-field" data-parameter="${name}" data-kind="${kind}"${parameter.joined ? html` data-joined` : ''}${grouped}>
<div class="console-label">${label}<a href="#${anchor}" aria-label="${phrase(words.detailsOf, { name })}">${words.details}</a></div>
${kind === 'single' ? control(parameter, { id, describedBy }, words) : rows(parameter, kind, describedBy, words)}
<p id="${describedBy}">${inlineMarkdown(firstSentence(description))}</p>
</div>`;
}

function rows(parameter: Parameter, kind: 'rows' | 'terms', describedBy: string, words: SectionWords): Html {
  const { name } = parameter;
  const naming = { label: name, describedBy };
  const controls = kind === 'terms' ? termControls(parameter, naming, words) : control(parameter, naming, words);
  return html`<div class="console-rows" data-rows></div>
<template><div class="console-row">${controls}<button type="button" class="console-icon" data-remove>×</button></div></template>
<button type="button" class="console-quiet" data-add aria-label="${phrase(words.addOf, { name })}">+ ${words.add}</button>`;
}
