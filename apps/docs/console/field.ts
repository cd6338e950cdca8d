import type { QueryEntry } from '../calls/call.ts';
import { phrase } from './phrase.ts';
import { Rows } from './rows.ts';
import type { ConsoleWords } from './words.ts';

/** The most rows that one value becomes. Thousands of rows freeze the page. */
const maximumRows = 200;

type Control = HTMLInputElement | HTMLSelectElement;

/** The part of the form with one parameter. */
export interface Field {
  readonly name: string;
  /** The entries of the query, without those that are empty. */
  read(): QueryEntry[];
  /** Shows the entries of the parameter, and returns those that the controls can't hold: the last ones, or all. */
  write(entries: readonly QueryEntry[]): readonly QueryEntry[];
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

  write(entries: readonly QueryEntry[]): readonly QueryEntry[] {
    const [first, ...others] = entries;
    return setEntry(this.#controls, first) ? others : entries;
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

  write(entries: readonly QueryEntry[]): readonly QueryEntry[] {
    const [first, ...others] = entries;
    const values = this.#joined ? partsOf(first) : entries;
    if (values.length <= maximumRows) {
      const rows = this.#rows.resize(values.length);
      const fits = values.every((value, index) => setEntry(controlsOf(rows[index] as HTMLElement), value));
      if (fits) return this.#joined ? others : [];
    }
    this.#rows.resize(0);
    return entries;
  }
}

/** The values of an entry that are separated by commas, each as an entry. */
function partsOf(entry: QueryEntry | undefined): QueryEntry[] {
  return entry?.value.split(',').map((value) => ({ ...entry, value })) ?? [];
}

function controlsOf(root: HTMLElement): Control[] {
  return [...root.querySelectorAll<Control>('[data-control]')];
}

/** What the controls of one value hold: a sort key and its direction are joined by a colon. */
function textOf(controls: readonly Control[]): string {
  const [value = '', ...others] = controls.map((control) => control.value);
  return value === '' ? '' : [value, ...others].filter((text) => text !== '').join(':');
}

/**
 * Returns whether the controls can hold an entry: a control has no empty value, no line break and no bytes that are not
 * text. If they can't, they are empty afterwards.
 */
function setEntry(controls: readonly Control[], entry: QueryEntry | undefined): boolean {
  const text = entry?.encoded ? '' : (entry?.value ?? '');
  const texts = controls.length === 1 ? [text] : text.split(':');
  for (const [index, control] of controls.entries()) control.value = texts[index] ?? '';
  const fits = text !== '' && texts.length <= controls.length && textOf(controls) === text;
  if (!fits) for (const control of controls) control.value = '';
  return fits;
}
