import { STATUS_CODES } from 'node:http';
import { sampleLabels } from '../../calls/samples.ts';
import { phrase } from '../../console/phrase.ts';
import { type Html, html, raw } from '../html.ts';
import type { Reference } from '../model/reference.ts';
import type { Content } from '../model/response.ts';
import type { Edition } from '../site.ts';
import { consoleInput, type SectionOperation } from './data.ts';
import { fields } from './fields.ts';
import { type SectionWords, sectionWords } from './words.ts';

/** The parts of a page's input that the section is made from. */
interface ConsoleSectionInput {
  readonly reference: Reference;
  readonly edition: Edition;
}

/** The section of the page with the console. Without its script, the section has one sentence. */
export async function consoleSection({ reference, edition }: ConsoleSectionInput): Promise<Html> {
  const words = sectionWords[edition.language];
  const { operations, data } = await consoleInput(reference, edition.language);
  return html`<section class="console" id="console" aria-labelledby="console-title" data-console>
<h2 id="console-title">${words.title}</h2>
<p class="console-absent" data-absent>${words.withoutScript}</p>
<div data-program hidden>
<p class="console-introduction">${words.introduction}</p>
<p class="console-notice" role="alert" data-notice hidden></p>
<form data-form novalidate>
${operations.length > 1 ? operationChoice(operations, words) : ''}
${operations.map((operation) => starts(operation, words))}
<div class="console-bar"><strong data-method></strong><code data-url tabindex="0"></code><button type="submit" class="console-send">${words.send}</button></div>
<div class="console-tools"><button type="button" class="console-quiet" data-clear>${words.clear}</button><button type="button" class="console-quiet" data-copy-link>${words.copyLink}</button></div>
<div class="console-columns">
<details class="console-query" data-query open><summary>${words.query}</summary>
${operations.map(({ operation }) => html`<div data-operation="${operation.id}">${fields({ operation, operations: reference.operations, words })}</div>`)}
${extraFields(words)}
${headerFields(
  reference.operations.flatMap(({ responses }) => responses.flatMap(({ contents }) => contents)),
  data.tokenHeader,
  words,
)}
</details>
<div class="console-results"><div class="console-fixed">
${responsePane(words)}
${codePane(words)}
</div></div>
</div>
</form>
<p class="console-live" role="status" data-live></p>
</div>
<script type="application/json" data-input>${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>
</section>`;
}

function operationChoice(operations: readonly SectionOperation[], words: SectionWords): Html {
  return html`<label class="console-choice">${words.operation} <select data-operation-choice>${operations.map(
    ({ operation: { id, method, path } }) => html`<option value="${id}">${method} ${path}</option>`,
  )}</select></label>`;
}

/** What a reader may start with: examples and errors. */
function starts({ operation, presets, errors }: SectionOperation, words: SectionWords): Html {
  const statuses = [...new Set(errors.map(({ status }) => status))];
  return html`<div class="console-starts" data-operation="${operation.id}">
<div class="console-presets" role="group" aria-label="${words.presets}"><span aria-hidden="true">${words.presets}</span>${presets.map(
    (query, index) =>
      html`<button type="button" data-preset="${index}"><code>${query.map(({ name, value }) => `${name}=${value}`).join('&')}</code></button>`,
  )}</div>
<label class="console-choice">${words.errors} <select data-errors><option value="">${words.chooseError}</option>${statuses.map(
    (status) =>
      html`<optgroup label="${status} ${STATUS_CODES[status] ?? ''}">${errors.map((error, index) =>
        error.status === status
          ? html`<option value="${index}">${error.summary}${error.request ? '' : words.onlyExample}</option>`
          : '',
      )}</optgroup>`,
  )}</select></label>
</div>`;
}

/** Rows for parameters that the form has no field for, and for values that a field can't hold. */
function extraFields(words: SectionWords): Html {
  return html`<fieldset class="console-group" data-extra><legend>${words.extra}</legend>
<p id="console-extra-description">${words.extraDescription}</p>
<div class="console-rows" data-rows></div>
<template><div class="console-row"><input type="text" data-name autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="${words.extraName}" aria-label="${words.extraName}" aria-describedby="console-extra-description"><input type="text" data-value autocomplete="off" autocapitalize="none" spellcheck="false"><button type="button" class="console-icon" data-remove>×</button></div></template>
<button type="button" class="console-quiet" data-add>+ ${words.addExtra}</button>
</fieldset>`;
}

function headerFields(contents: readonly Content[], tokenHeader: string | undefined, words: SectionWords): Html {
  const mediaTypes = [...new Set(contents.map(({ mediaType }) => mediaType))];
  const token =
    tokenHeader === undefined
      ? ''
      : html`<div class="console-field"><div class="console-label"><label for="console-caller">${phrase(words.callerOf, { header: tokenHeader })}</label></div>
<select id="console-caller" data-caller>${Object.entries(words.callers).map(([caller, text]) => html`<option value="${caller}">${text}</option>`)}</select></div>`;
  return html`<fieldset class="console-group"><legend>${words.headers}</legend>
${token}
<div class="console-field"><div class="console-label"><label for="console-accept"><code>Accept</code></label></div>
<select id="console-accept" data-accept>${mediaTypes.map((type) => html`<option>${type}</option>`)}<option value="">${words.noHeader}</option></select></div>
</fieldset>`;
}

function responsePane(words: SectionWords): Html {
  return html`<div class="console-pane" data-response>
<div class="console-heading"><h3 id="console-response">${words.response}</h3><p class="console-status" data-status hidden></p></div>
<p class="console-empty" data-empty>${words.noResponse}</p>
<div data-result hidden>
<div class="console-hints" data-hints></div>
<div class="console-steps" data-paging><button type="button" class="console-quiet" data-first>${words.first}</button><ol aria-label="${words.steps}" data-steps></ol><button type="button" class="console-next" data-next>${words.next}</button></div>
<div class="console-block">${tabs('response', [words.body, words.responseHeaders], words.response)}<button type="button" class="console-quiet" data-copy-response aria-label="${words.copyResponse}">${words.copy}</button></div>
</div>
</div>`;
}

function codePane(words: SectionWords): Html {
  return html`<div class="console-pane">
<div class="console-heading"><h3 id="console-code">${words.code}</h3><button type="button" class="console-quiet" data-copy-code aria-label="${words.copyCode}">${words.copy}</button></div>
<p class="console-note" data-code-note hidden></p>
${tabs('code', sampleLabels, words.code)}
</div>`;
}

/** Tabs with a text each. */
function tabs(name: string, titles: readonly string[], label: string): Html {
  return html`<div data-tabs="${name}"><div class="console-tabs" role="tablist" aria-label="${label}">${titles.map(
    (title, index) =>
      html`<button type="button" role="tab" id="console-${name}-tab-${index}" aria-controls="console-${name}-${index}" aria-selected="${String(index === 0)}" tabindex="${index === 0 ? 0 : -1}">${title}</button>`,
  )}</div>${titles.map(
    (_title, index) =>
      html`<pre role="tabpanel" id="console-${name}-${index}" aria-labelledby="console-${name}-tab-${index}" tabindex="0"${index === 0 ? '' : html` hidden`}></pre>`,
  )}</div>`;
}
