import { part } from './elements.ts';

/** Rows of controls that a reader adds and removes. There is always one. */
export class Rows {
  readonly #list: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #removeLabel: () => string;

  /** @param root The element that holds the list of rows, the template of a row and the button that adds one. */
  constructor(root: HTMLElement, removeLabel: () => string, onChange: () => void) {
    this.#list = part(root, '[data-rows]');
    this.#template = part<HTMLTemplateElement>(root, 'template');
    this.#removeLabel = removeLabel;
    part(root, '[data-add]').addEventListener('click', () => {
      const row = this.add();
      row.querySelector<HTMLElement>('input, select')?.focus();
      onChange();
    });
    this.#list.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('[data-remove]');
      if (!button) return;
      button.closest('.console-row')?.remove();
      if (this.all.length === 0) this.add();
      // Focus stays in the list, and does not return to the start of the page.
      this.all.at(-1)?.querySelector<HTMLElement>('input, select')?.focus();
      onChange();
    });
    this.add();
  }

  get all(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('.console-row')];
  }

  add(): HTMLElement {
    const row = part(this.#template.content.cloneNode(true) as DocumentFragment, '.console-row');
    part(row, '[data-remove]').setAttribute('aria-label', this.#removeLabel());
    this.#list.append(row);
    return row;
  }

  /** Leaves as many empty rows as there are values, and at least one. */
  resize(count: number): HTMLElement[] {
    this.#list.replaceChildren();
    for (let index = 0; index < Math.max(count, 1); index += 1) this.add();
    return this.all;
  }
}
