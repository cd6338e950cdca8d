import { copyOnClick } from './copy.ts';
import { create, part } from './elements.ts';
import { formattedBody } from './json.ts';
import type { ConsoleResponse } from './mock.ts';
import { phrase } from './phrase.ts';
import type { Steps } from './steps.ts';
import { Tabs } from './tabs.ts';
import type { ConsoleWords } from './words.ts';

/** A response, or an example in its place. */
export interface Shown {
  readonly status: number;
  readonly reason: string;
  readonly mediaType: string;
  readonly body: string;
  /** Undefined for an example. */
  readonly response?: ConsoleResponse;
  /** The number of items, if the body is a page. */
  readonly count?: number;
  readonly hints: readonly HTMLElement[];
  readonly hasNext: boolean;
  readonly hasFirst: boolean;
}

/** What a reader can do with the pages of a list. */
export interface PageActions {
  first(): void;
  next(): void;
  page(index: number): void;
}

/** The part of the console that shows the response. */
export class ResponseView {
  readonly #root: HTMLElement;
  readonly #words: ConsoleWords;
  readonly #tabs: Tabs;
  readonly #actions: PageActions;

  constructor(root: HTMLElement, words: ConsoleWords, actions: PageActions) {
    this.#root = root;
    this.#words = words;
    this.#actions = actions;
    this.#tabs = new Tabs(part(root, '[data-tabs=response]'));
    copyOnClick(
      part(root, '[data-copy-response]'),
      () => this.#tabs.text,
      words,
      (text) => this.#announce(text),
    );
    part(root, '[data-first]').addEventListener('click', () => actions.first());
    part(root, '[data-next]').addEventListener('click', () => actions.next());
  }

  /** Says something in the place of a response. */
  say(text: string): void {
    const empty = part(this.#root, '[data-empty]');
    empty.textContent = text;
    empty.hidden = false;
    part(this.#root, '[data-result]').hidden = true;
    part(this.#root, '[data-status]').hidden = true;
    this.#announce(text);
  }

  show(shown: Shown, steps: Steps): void {
    const { status, reason, mediaType, body, response, hints } = shown;
    part(this.#root, '[data-empty]').hidden = true;
    part(this.#root, '[data-result]').hidden = false;
    this.#showStatus(shown);
    part(this.#root, '[data-hints]').replaceChildren(...hints);
    this.#showSteps(shown, steps);
    const headers = (response?.headers ?? [['content-type', mediaType]]).flatMap(([name, value]) => [
      create('span', 'console-key', name),
      `: ${value}\n`,
    ]);
    this.#tabs.fill(body === '' ? [this.#words.emptyBody] : formattedBody(body, mediaType), headers);
    const texts = [
      phrase(this.#words.announcement, { status: `${status} ${reason}`, items: this.#itemText(shown) }),
      ...hints.map((hint) => hint.querySelector('strong')?.textContent ?? hint.textContent ?? ''),
    ];
    this.#announce(texts.join(' '));
    // On a phone, the response is below the form. It comes into view at once, for readers who want no motion too.
    const pane = part(this.#root, '[data-response]');
    if (pane.getBoundingClientRect().top > innerHeight * 0.75) pane.scrollIntoView();
  }

  #showStatus(shown: Shown): void {
    const { status, reason, response, body } = shown;
    const element = part(this.#root, '[data-status]');
    const badge = create('strong', status < 400 ? 'console-good' : 'console-bad', `${status} ${reason}`);
    const facts = response
      ? [
          phrase(this.#words.milliseconds, { number: response.milliseconds.toFixed(1) }),
          `${(new Blob([body]).size / 1000).toFixed(1)} kB`,
          this.#itemText(shown),
        ]
      : [];
    element.replaceChildren(badge, ...facts.filter((fact) => fact !== '').map((fact) => create('span', '', fact)));
    element.hidden = false;
  }

  #itemText({ count }: Shown): string {
    if (count === undefined) return '';
    return phrase(count === 1 ? this.#words.item : this.#words.items, { count });
  }

  #showSteps({ hasNext, hasFirst, status }: Shown, steps: Steps): void {
    part(this.#root, '[data-paging]').hidden = status >= 400 || !(hasNext || hasFirst || steps.count > 1);
    // Not disabled, which would take the focus from a reader who uses the keyboard.
    part(this.#root, '[data-next]').ariaDisabled = String(!hasNext);
    part(this.#root, '[data-first]').hidden = !hasFirst;
    const items = Array.from({ length: steps.count }, (_, index) => {
      const button = create('button', '', String(index + 1));
      button.type = 'button';
      button.ariaLabel = phrase(this.#words.page, { number: index + 1 });
      if (index === steps.current) button.ariaCurrent = 'page';
      button.addEventListener('click', () => this.#actions.page(index));
      return create('li', '', button);
    });
    part(this.#root, '[data-steps]').replaceChildren(...items);
  }

  #announce(text: string): void {
    part(this.#root, '[data-live]').textContent = text;
  }
}
