import type { Call, CallSample } from '../calls/call.ts';
import { callSamples } from '../calls/samples.ts';
import { copyOnClick } from './copy.ts';
import { part } from './elements.ts';
import { Tabs } from './tabs.ts';
import type { ConsoleWords } from './words.ts';

/** The part of the console that shows a call as programs. */
export class CodeView {
  readonly #tabs: Tabs;
  readonly #note: HTMLElement;
  readonly #words: ConsoleWords;
  #samples: readonly CallSample[] = [];

  constructor(root: HTMLElement, words: ConsoleWords, announce: (text: string) => void) {
    this.#words = words;
    this.#note = part(root, '[data-code-note]');
    this.#tabs = new Tabs(part(root, '[data-tabs=code]'), () => this.#showNote());
    copyOnClick(part(root, '[data-copy-code]'), () => this.#tabs.text, words, announce);
  }

  show(call: Call): void {
    this.#samples = callSamples(call);
    this.#tabs.fill(...this.#samples.map((sample) => [codeOf(sample)]));
    this.#showNote();
  }

  #showNote(): void {
    const { rejected } = this.#samples[this.#tabs.chosen] ?? {};
    this.#note.hidden = !rejected;
    this.#note.textContent = rejected ? this.#words.rejectedByClient : '';
  }
}

/** The code of a sample, which names its language as the other blocks of the page do. */
function codeOf({ language, source }: CallSample): HTMLElement {
  const code = document.createElement('code');
  code.dataset['language'] = language.toLowerCase();
  code.textContent = source;
  return code;
}
