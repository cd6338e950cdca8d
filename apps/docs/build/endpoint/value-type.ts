import { type Html, html } from '../html.ts';
import { inlineMarkdown } from '../markdown-html.ts';
import type { ValueType } from '../model/value-type.ts';
import type { Words } from './words.ts';

/** The type in words, such as `integer` or `array of string`. */
export function typeText(type: ValueType, words: Words): string {
  const format = type.format === undefined ? undefined : words.types[type.format];
  const names = type.names.map((name) => words.types[name] ?? name);
  if (type.elements && type.names.includes('array')) return arrayText(type, typeText(type.elements, words), words);
  return format ?? names.join(` ${words.or} `);
}

/** An array in words. @param elements The type of its elements. */
export function arrayText({ unique }: ValueType, elements: string, { arrayOf, distinct }: Words): string {
  return unique ? distinct(arrayOf(elements)) : arrayOf(elements);
}

/** Terms and values; empty if there are no facts. */
export function factList(facts: readonly Html[]): Html {
  return facts.length === 0 ? html`` : html`<dl class="facts">${facts}</dl>`;
}

/** The facts of a type as terms and values: values, default, range, pattern. */
export function typeFacts(type: ValueType, words: Words): Html[] {
  const inner = type.elements ?? type;
  const range = rangeText(inner, words);
  return [
    ...(inner.values.length > 0
      ? [
          html`<dt>${words.values}</dt><dd class="values">${inner.values.map((value) => html`<code>${value}</code> `)}${inner.open ? html`<span class="note">${words.openValues}</span>` : ''}</dd>`,
        ]
      : []),
    ...(type.default === undefined
      ? []
      : [html`<dt>${words.defaultValue}</dt><dd><code>${valueText(type.default)}</code></dd>`]),
    ...(range === undefined ? [] : [html`<dt>${words.range}</dt><dd>${range}</dd>`]),
    ...(inner.pattern === undefined
      ? []
      : [
          html`<dt>${words.pattern}</dt><dd><code class="pattern">${inner.pattern}</code>${inner.description === undefined ? '' : html`<br><span class="note">${inlineMarkdown(inner.description)}</span>`}</dd>`,
        ]),
  ];
}

function rangeText({ minimum, maximum }: ValueType, words: Words): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return words.between(minimum, maximum);
  if (minimum !== undefined) return words.atLeast(minimum);
  return maximum === undefined ? undefined : words.atMost(maximum);
}

/** A value as a reader types it: the elements of a list with commas, and any other value but a text as JSON. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(',');
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
