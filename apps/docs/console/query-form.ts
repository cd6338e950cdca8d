import type { ConsoleData, ConsoleOperation, ConsoleRequest } from './data.ts';
import { part } from './elements.ts';
import { ExtraFields } from './extra-fields.ts';
import { type Field, fieldOf } from './field.ts';

/** The form as a request. */
export class QueryForm {
  readonly #root: HTMLElement;
  readonly #data: ConsoleData;
  readonly #fields = new Map<string, Field[]>();
  readonly #extra: ExtraFields;
  readonly #accept: HTMLSelectElement;
  /** Undefined if no operation has a token. */
  readonly #caller: HTMLSelectElement | null;
  #operation: ConsoleOperation;

  /** @param onChange Called when rows are added or removed; other changes are events of the form. */
  constructor(root: HTMLElement, data: ConsoleData, onChange: () => void) {
    this.#root = root;
    this.#data = data;
    this.#operation = data.operations[0];
    for (const { id } of data.operations) {
      const fields = [...root.querySelectorAll<HTMLElement>(`[data-operation="${id}"] [data-parameter]`)];
      this.#fields.set(
        id,
        fields.map((field) => fieldOf(field, data.words, onChange)),
      );
    }
    this.#extra = new ExtraFields(part(root, '[data-extra]'), data.words, onChange);
    this.#accept = part<HTMLSelectElement>(root, '[data-accept]');
    this.#caller = root.querySelector<HTMLSelectElement>('[data-caller]');
    this.choose(this.#operation.id);
  }

  get operation(): ConsoleOperation {
    return this.#operation;
  }

  /** Shows the fields of an operation. */
  choose(id: string): void {
    this.#operation = this.#data.operations.find((operation) => operation.id === id) ?? this.#data.operations[0];
    for (const element of this.#root.querySelectorAll<HTMLElement>('[data-operation]')) {
      element.hidden = element.dataset['operation'] !== this.#operation.id;
    }
    const choice = this.#root.querySelector<HTMLSelectElement>('[data-operation-choice]');
    if (choice) choice.value = this.#operation.id;
  }

  read(): ConsoleRequest {
    const fields = this.#fields.get(this.#operation.id) ?? [];
    return {
      operation: this.#operation.id,
      query: [...fields.flatMap((field) => field.read()), ...this.#extra.read()],
      accept: this.#accept.value || null,
      caller: (this.#caller?.value ?? 'owner') as ConsoleRequest['caller'],
    };
  }

  /**
   * Fills the form. What no field can hold becomes a row of its own. Read again, the values of each parameter are the
   * same, in the same order.
   */
  write({ operation, query, accept, caller }: ConsoleRequest): void {
    this.choose(operation);
    const fields = this.#fields.get(this.#operation.id) ?? [];
    const entries = Map.groupBy(query, ({ name }) => name);
    const names = new Set(fields.map(({ name }) => name));
    const rest = query.filter(({ name }) => !names.has(name));
    for (const field of fields) rest.push(...field.write(entries.get(field.name) ?? []));
    this.#extra.write(rest);
    this.#accept.value = accept ?? '';
    // The header of a shared link may be any.
    if (this.#accept.selectedIndex < 0) this.#accept.append(new Option(accept ?? '', accept ?? '', true, true));
    if (this.#caller) this.#caller.value = caller;
    this.#unfold();
  }

  /** Opens the folded groups that have a value. */
  #unfold(): void {
    for (const details of this.#root.querySelectorAll<HTMLDetailsElement>('fieldset details')) {
      const controls = [...details.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-control]')];
      if (controls.some(({ value }) => value !== '')) details.open = true;
    }
  }
}
