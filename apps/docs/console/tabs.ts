import { part } from './elements.ts';

/** Tabs, of which one shows its text. Arrow keys, Home and End choose one. */
export class Tabs {
  readonly #tabs: readonly HTMLElement[];
  readonly #panels: readonly HTMLElement[];
  readonly #onChoice: () => void;

  constructor(root: HTMLElement, onChoice: () => void = () => {}) {
    this.#tabs = [...root.querySelectorAll<HTMLElement>('[role=tab]')];
    this.#panels = [...root.querySelectorAll<HTMLElement>('[role=tabpanel]')];
    this.#onChoice = onChoice;
    const list = part(root, '[role=tablist]');
    list.addEventListener('click', ({ target }) => this.#choose(this.#tabs.indexOf(target as HTMLElement)));
    list.addEventListener('keydown', (event) => {
      const count = this.#tabs.length;
      const index = {
        ArrowRight: (this.chosen + 1) % count,
        ArrowLeft: (this.chosen + count - 1) % count,
        Home: 0,
        End: count - 1,
      }[event.key];
      if (index === undefined) return;
      event.preventDefault();
      this.#choose(index);
      this.#tabs[index]?.focus();
    });
  }

  get chosen(): number {
    return this.#tabs.findIndex((tab) => tab.ariaSelected === 'true');
  }

  /** The text that is shown. */
  get text(): string {
    return this.#panels[this.chosen]?.textContent ?? '';
  }

  /** Sets the content of all panels. */
  fill(...contents: (readonly (Node | string)[])[]): void {
    for (const [index, content] of contents.entries()) this.#panels[index]?.replaceChildren(...content);
  }

  #choose(index: number): void {
    if (index < 0) return;
    for (const [position, tab] of this.#tabs.entries()) {
      tab.ariaSelected = String(position === index);
      tab.tabIndex = position === index ? 0 : -1;
    }
    for (const [position, panel] of this.#panels.entries()) panel.hidden = position !== index;
    this.#onChoice();
  }
}
