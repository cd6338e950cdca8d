import { type Html, html } from '../html.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Operation } from '../model/reference.ts';
import type { ValueType } from '../model/value-type.ts';
import type { SectionWords } from './words.ts';

/** How the form reads a parameter: one control, a row for each value, or a row for each sort key. */
export type Kind = 'single' | 'rows' | 'terms';

export function kindOf({ name, type }: Parameter, { list }: Operation): Kind {
  if (!type.elements) return 'single';
  return name === list?.order?.by ? 'terms' : 'rows';
}

/** The attributes that connect a control with its label and its description. */
export interface Naming {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy: string;
}

/** The control for one value of a parameter. */
export function control(parameter: Parameter, naming: Naming, words: SectionWords): Html {
  const type = parameter.type.elements ?? parameter.type;
  if (type.names.includes('boolean')) return select(['true', 'false'], naming, words);
  if (type.values.length > 0 && !type.open && !parameter.filter?.open) return select(type.values, naming, words);
  const numeric = type.names.some((name) => name === 'integer' || name === 'number');
  return numeric ? numberInput(parameter, type, naming) : textInput(parameter, type, naming);
}

/** The controls for a sort key and its direction. */
export function termControls({ name, type }: Parameter, naming: Naming, words: SectionWords): Html {
  const terms = (type.elements ?? type).values.map((term) => term.split(':') as [key: string, direction?: string]);
  const keys = [...new Set(terms.map(([key]) => key))];
  const directions = [...new Set(terms.flatMap(([, direction]) => direction ?? []))];
  const direction = { describedBy: naming.describedBy, label: `${name}: ${words.direction}` };
  return html`${select(keys, naming, words)}${select(directions, direction, words)}`;
}

function attributes({ id, label, describedBy }: Naming): Html {
  return html`${id === undefined ? '' : html` id="${id}"`}${label === undefined ? '' : html` aria-label="${label}"`} aria-describedby="${describedBy}"`;
}

function select(values: readonly string[], naming: Naming, words: SectionWords): Html {
  return html`<select data-control${attributes(naming)}><option value="">${words.unset}</option>${values.map(
    (value) => html`<option>${value}</option>`,
  )}</select>`;
}

/** A text, because a reader may want to see what the service says of a value that is not a number. */
function numberInput({ examples }: Parameter, { names }: ValueType, naming: Naming): Html {
  const mode = names.includes('number') ? 'decimal' : 'numeric';
  return html`<input data-control type="text" inputmode="${mode}" autocomplete="off" placeholder="${placeholder(examples)}"${attributes(naming)}>`;
}

function textInput({ examples }: Parameter, { values }: ValueType, naming: Naming): Html {
  const suggestions = [...new Set([...values, ...examples.flatMap(({ value }) => value).map(String)])];
  const list = `${naming.describedBy}-values`;
  return html`<input data-control type="text" autocomplete="off" autocapitalize="none" spellcheck="false" list="${list}" placeholder="${placeholder(examples)}"${attributes(naming)}><datalist id="${list}">${suggestions.map(
    (value) => html`<option value="${value}"></option>`,
  )}</datalist>`;
}

function placeholder(examples: Parameter['examples']): string {
  const [value] = [examples[0]?.value].flat();
  return value === undefined ? '' : String(value);
}
