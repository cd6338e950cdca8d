import type { QueryEntry } from '../calls/call.ts';
import { part } from './elements.ts';
import { phrase } from './phrase.ts';
import { Rows } from './rows.ts';
import type { ConsoleWords } from './words.ts';

/** Rows of a name and a value each, for what no field can hold. */
export class ExtraFields {
  readonly #rows: Rows;
  readonly #words: ConsoleWords;
  /** The entry of each row that a reader has not edited. An input alone would lose line breaks and raw bytes. */
  readonly #entries = new WeakMap<HTMLElement, QueryEntry>();

  constructor(root: HTMLElement, words: ConsoleWords, onChange: () => void) {
    this.#words = words;
    this.#rows = new Rows(root, () => phrase(words.remove, { name: '' }).trim(), onChange);
    for (const row of this.#rows.all) this.#label(row);
    root.addEventListener('input', ({ target }) => {
      const row = (target as Element).closest<HTMLElement>('.console-row');
      if (!row) return;
      this.#entries.delete(row);
      this.#label(row);
    });
  }

  read(): QueryEntry[] {
    return this.#rows.all.flatMap((row) => {
      const [name, value] = inputsOf(row).map((input) => input.value) as [string, string];
      return this.#entries.get(row) ?? (name === '' ? [] : { name, value });
    });
  }

  write(entries: readonly QueryEntry[]): void {
    const rows = this.#rows.resize(entries.length);
    for (const [index, entry] of entries.entries()) {
      const row = rows[index] as HTMLElement;
      const [nameInput, valueInput] = inputsOf(row);
      nameInput.value = lineOf(entry.name);
      valueInput.value = lineOf(entry.value);
      this.#entries.set(row, entry);
    }
    for (const row of rows) this.#label(row);
  }

  #label(row: HTMLElement): void {
    const [nameInput, valueInput] = inputsOf(row);
    const name = nameInput.value;
    valueInput.setAttribute('aria-label', phrase(this.#words.value, { name }).trim());
    part(row, '[data-remove]').setAttribute('aria-label', phrase(this.#words.remove, { name }).trim());
  }
}

/** A text on one line, because an input drops line breaks. */
function lineOf(text: string): string {
  return text.replaceAll(/[\r\n]/g, encodeURIComponent);
}

function inputsOf(row: HTMLElement): [name: HTMLInputElement, value: HTMLInputElement] {
  return [part<HTMLInputElement>(row, '[data-name]'), part<HTMLInputElement>(row, '[data-value]')];
}
