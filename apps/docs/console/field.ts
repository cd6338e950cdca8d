import type { QueryEntry } from '../calls/call.ts';
import { phrase } from './phrase.ts';
import { Rows } from './rows.ts';
import type { ConsoleWords } from './words.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/** The part of the form with one parameter. */
export interface Field {
  readonly name: string;
  /** The entries of the query, without those that are empty. */
  read(): QueryEntry[];
  /** Sets the values, and returns those that the controls can't hold. */
  write(values: readonly string[]): string[];
}

/** Makes a field of the element that the build wrote. */
export function fieldOf(root: HTMLElement, words: ConsoleWords, onChange: () => void): Field {
  const { parameter: name = '', kind, joined } = root.dataset;
  if (kind === 'single') return new SingleField(name, controlsOf(root));
  return new RowsField(name, new Rows(root, () => phrase(words.remove, { name }), onChange), joined !== undefined);
}

class SingleField implements Field {
  readonly name: string;
  readonly #controls: readonly Control[];

  constructor(name: string, controls: readonly Control[]) {
    this.name = name;
    this.#controls = controls;
  }

  read(): QueryEntry[] {
    const value = textOf(this.#controls);
    return value === '' ? [] : [{ name: this.name, value }];
  }

  write(values: readonly string[]): string[] {
    const [value = '', ...others] = values;
    return setText(this.#controls, value) ? others : [...values];
  }
}

class RowsField implements Field {
  readonly name: string;
  readonly #rows: Rows;
  readonly #joined: boolean;

  constructor(name: string, rows: Rows, joined: boolean) {
    this.name = name;
    this.#rows = rows;
    this.#joined = joined;
  }

  read(): QueryEntry[] {
    const values = this.#rows.all.map((row) => textOf(controlsOf(row))).filter((value) => value !== '');
    if (values.length === 0) return [];
    return (this.#joined ? [values.join(',')] : values).map((value) => ({ name: this.name, value }));
  }

  write(values: readonly string[]): string[] {
    const [first, ...others] = values;
    const texts = this.#joined ? (first?.split(',') ?? []) : values;
    const rows = this.#rows.resize(texts.length);
    const fits = texts.every((text, index) => text !== '' && setText(controlsOf(rows[index] as HTMLElement), text));
    if (fits) return this.#joined ? others : [];
    this.#rows.resize(0);
    return [...values];
  }
}

function controlsOf(root: HTMLElement): Control[] {
  return [...root.querySelectorAll<Control>('[data-control]')];
}

/** What the controls of one value hold: a sort key and its direction are joined by a colon. */
function textOf(controls: readonly Control[]): string {
  const [value = '', ...others] = controls.map((control) => control.value);
  return value === '' ? '' : [value, ...others].filter((text) => text !== '').join(':');
}

/** Returns whether the controls can hold a text. If not, they are empty afterwards. */
function setText(controls: readonly Control[], text: string): boolean {
  const texts = controls.length === 1 ? [text] : text.split(':');
  for (const [index, control] of controls.entries()) control.value = textFor(control, texts[index]);
  const fits = texts.length <= controls.length && textOf(controls) === text;
  if (!fits) for (const control of controls) control.value = '';
  return fits;
}

/** A text for a control; empty if the control is for numbers and the text is not one, which the browser would report. */
function textFor({ type }: Control, text = ''): string {
  return type === 'number' && !/^-?\d+(\.\d+)?$/.test(text) ? '' : text;
}
