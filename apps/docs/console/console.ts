import { elements, valueAt } from '@conoha-images/document';
import { type Call, type QueryEntry, urlOf } from '../calls/call.ts';
import { CodeView } from './code-view.ts';
import { copyOnClick } from './copy.ts';
import type { ConsoleData, ConsoleOperation, ConsoleRequest, ErrorCase } from './data.ts';
import { create, part } from './elements.ts';
import { fragmentOf, readFragment } from './fragment.ts';
import { hint } from './hints.ts';
import { linkedQuery } from './link.ts';
import type { ConsoleResponse } from './mock.ts';
import { phrase } from './phrase.ts';
import { QueryForm } from './query-form.ts';
import { ResponseView } from './response-view.ts';
import { Steps } from './steps.ts';
import { unknownParameters } from './unknown-parameters.ts';

/** The console of a page: a form whose requests the mock answers in the page. */
export class Console {
  readonly #root: HTMLElement;
  readonly #data: ConsoleData;
  readonly #form: QueryForm;
  readonly #response: ResponseView;
  readonly #code: CodeView;
  readonly #steps = new Steps();
  /** Counts requests, so that a late response does not replace a newer one. */
  #sent = 0;
  /** The request whose URL and code are shown, and which is sent next. The form shows as much of it as it can. */
  #request: ConsoleRequest;
  /** The request that the shown page responds to, and its body. */
  #page: { readonly request: ConsoleRequest; readonly body: unknown } | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#data = JSON.parse(part(root, '[data-input]').textContent ?? '') as ConsoleData;
    const { words } = this.#data;
    const announce = (text: string): void => {
      part(root, '[data-live]').textContent = text;
    };
    this.#form = new QueryForm(part(root, '[data-form]'), this.#data, () => this.#edit());
    this.#response = new ResponseView(root, words, {
      first: () => this.#follow('first'),
      next: () => this.#follow('next'),
      page: (index) => this.#returnTo(index),
    });
    this.#code = new CodeView(root, words, announce);
    copyOnClick(part(root, '[data-copy-link]'), () => this.#shareUrl(), words, announce);
    this.#listen();
    foldOnPhones(part<HTMLDetailsElement>(root, '[data-query]'));
    part(root, '[data-absent]').hidden = true;
    part(root, '[data-program]').hidden = false;
    this.#request = this.#form.read();
    this.#showCall();
    this.#restore();
  }

  #listen(): void {
    const form = part<HTMLFormElement>(this.#root, '[data-form]');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start();
    });
    form.addEventListener('input', ({ target }) => {
      // These choose a whole request.
      if (!(target as Element).matches('[data-errors], [data-operation-choice]')) this.#edit();
    });
    form.addEventListener('change', ({ target }) => this.#onChange(target as HTMLSelectElement));
    form.addEventListener('click', ({ target }) => {
      const index = (target as Element).closest<HTMLElement>('[data-preset]')?.dataset['preset'];
      const query = index === undefined ? undefined : this.#form.operation.presets[Number(index)];
      if (query) this.#start(this.#requestOf(query));
    });
    part(this.#root, '[data-clear]').addEventListener('click', () => {
      this.#write(this.#requestOf([]));
    });
    addEventListener('hashchange', () => this.#restore());
  }

  #onChange(select: HTMLSelectElement): void {
    if (select.matches('[data-operation-choice]')) {
      this.#write({ ...this.#requestOf([]), operation: select.value });
    }
    if (!select.matches('[data-errors]') || select.value === '') return;
    const error = this.#form.operation.errors[Number(select.value)];
    if (error?.request) this.#start(error.request);
    else if (error) this.#showExample(error);
  }

  /** A plain request of the operation that is shown. */
  #requestOf(query: readonly QueryEntry[]): ConsoleRequest {
    return { operation: this.#form.operation.id, query, accept: 'application/json', caller: 'owner' };
  }

  #operationOf({ operation }: Pick<ConsoleRequest, 'operation'>): ConsoleOperation {
    const { operations } = this.#data;
    return operations.find(({ id }) => id === operation) ?? operations[0];
  }

  #callOf(request: ConsoleRequest): Call {
    const { query, accept, caller } = request;
    const { server, tokenHeader } = this.#data;
    const token = caller === 'nobody' ? undefined : tokenHeader;
    return { operation: this.#operationOf(request), server, tokenHeader: token, query, accept };
  }

  /** Makes a request the one that is shown. */
  #write(request: ConsoleRequest): void {
    this.#request = request;
    this.#form.write(request);
    this.#showCall();
  }

  /** Makes what a reader has edited the request that is shown. */
  #edit(): void {
    this.#request = this.#form.read();
    this.#showCall();
  }

  /** Shows the URL and the code of the request. */
  #showCall(): void {
    const call = this.#callOf(this.#request);
    const [base, query] = urlOf(call).split('?') as [string, string?];
    part(this.#root, '[data-method]').textContent = call.operation.method;
    const url = part(this.#root, '[data-url]');
    url.replaceChildren(create('span', '', base), ...(query === undefined ? [] : [create('b', '', `?${query}`)]));
    // The end of a long URL is the part that changes.
    url.scrollTop = url.scrollHeight;
    this.#code.show(call);
  }

  /** Sends a request as the first page of a walk. */
  #start(request: ConsoleRequest = this.#request): void {
    this.#steps.start(request);
    for (const select of this.#root.querySelectorAll<HTMLSelectElement>('[data-errors]')) {
      const operation = select.closest<HTMLElement>('[data-operation]')?.dataset['operation'] ?? '';
      const error = this.#operationOf({ operation }).errors[Number(select.value)];
      if (error?.request !== request) select.value = '';
    }
    this.#send(request);
  }

  async #send(request: ConsoleRequest): Promise<void> {
    this.#write(request);
    this.#notice('');
    // Until the response comes, there is no page to go on from.
    this.#page = undefined;
    history.replaceState(history.state, '', fragmentOf(request, this.#data));
    this.#sent += 1;
    const number = this.#sent;
    const slow = setTimeout(() => {
      if (number === this.#sent) this.#response.say(this.#data.words.waiting);
    }, 150);
    try {
      const { responseTo } = await loadMock();
      const call = this.#callOf(request);
      const { method } = call.operation;
      const { caller, accept } = request;
      const { tokenHeader } = call;
      const response = await responseTo({ url: urlOf(call), method, tokenHeader, caller, accept });
      if (number === this.#sent) this.#show(request, response);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (number === this.#sent) this.#response.say(phrase(this.#data.words.failed, { reason }));
    } finally {
      clearTimeout(slow);
    }
  }

  #show(request: ConsoleRequest, response: ConsoleResponse): void {
    const { list } = this.#operationOf(request);
    const mediaType = headerOf(response, 'content-type').split(';')[0] ?? '';
    const isPage = response.status === 200 && list !== undefined;
    const body: unknown = isPage ? JSON.parse(response.body) : undefined;
    this.#page = { request, body };
    const count = isPage ? elements(valueAt(body, list.items)).length : undefined;
    this.#response.show(
      {
        status: response.status,
        reason: this.#data.reasons[response.status] ?? '',
        mediaType,
        body: response.body,
        response,
        ...(count !== undefined && { count }),
        hints: response.status === 200 ? this.#hintsOf(request, count === 0) : this.#violationsOf(response),
        hasNext: linkedQuery(body, list?.page.next) !== undefined,
        hasFirst: linkedQuery(body, list?.page.first) !== undefined,
      },
      this.#steps,
    );
  }

  #hintsOf(request: ConsoleRequest, isEmpty: boolean): HTMLElement[] {
    return unknownParameters(request.query, this.#operationOf(request)).map((parameter) =>
      hint(parameter, isEmpty, this.#data.words, (suggestion) => {
        const query = request.query.map((entry) =>
          entry.name === parameter.name ? { ...entry, name: suggestion } : entry,
        );
        this.#start({ ...request, query });
      }),
    );
  }

  /** What the mock says of a rejected request, in English. */
  #violationsOf(response: ConsoleResponse): HTMLElement[] {
    const text = headerOf(response, 'sl-violations');
    if (text === '') return [];
    return (JSON.parse(text) as { message: string }[]).map(({ message }) => {
      const sentence = create('span', '', message);
      sentence.lang = 'en';
      return create('div', 'console-hint', create('strong', '', `${this.#data.words.violation}: `), sentence);
    });
  }

  #showExample({ status, mediaType, example }: ErrorCase): void {
    this.#sent += 1;
    this.#page = undefined;
    // No request has this response, so none is shown.
    this.#write(this.#requestOf([]));
    this.#notice('');
    history.replaceState(history.state, '', location.pathname + location.search);
    const note = create('div', 'console-hint', create('strong', '', this.#data.words.fromDocument));
    const body = typeof example === 'string' ? example : JSON.stringify(example);
    const reason = this.#data.reasons[status] ?? '';
    const shown = { status, reason, mediaType, body, hints: [note], hasNext: false, hasFirst: false };
    this.#response.show(shown, this.#steps);
  }

  /** Follows a link of the shown page. Does nothing if the page has none. */
  #follow(role: 'first' | 'next'): void {
    if (!this.#page) return;
    const { body, request: sent } = this.#page;
    const query = linkedQuery(body, this.#operationOf(sent).list?.page[role]);
    if (!query) return;
    // Whoever calls stays the same.
    const request = { ...sent, query };
    if (role === 'first') this.#steps.start(request);
    else this.#steps.advance(request);
    this.#send(request);
  }

  #returnTo(index: number): void {
    const request = this.#steps.return(index);
    if (request) this.#send(request);
  }

  #shareUrl(): string {
    return new URL(fragmentOf(this.#request, this.#data), location.href).href;
  }

  /** Sends the request that the URL has, if it has one. */
  #restore(): void {
    const state = readFragment(location.hash, this.#data);
    if (!state) return;
    // The bar with the URL, so that the reader sees the request before the response.
    part(this.#root, '.console-bar').scrollIntoView();
    if ('request' in state) this.#start(state.request);
    else this.#notice(phrase(this.#data.words.invalidLink, { part: state.invalid }));
  }

  #notice(text: string): void {
    const notice = part(this.#root, '[data-notice]');
    notice.textContent = text;
    notice.hidden = text === '';
  }
}

/** Folds the form on a phone, so that the response is in sight. style/console.css has the same width. */
function foldOnPhones(details: HTMLDetailsElement): void {
  const wide = matchMedia('(min-width: 60rem)');
  const fold = (): void => {
    details.open = wide.matches;
  };
  wide.addEventListener('change', fold);
  fold();
}

/** Loads the mock, which is a file of its own, once. */
export function loadMock(): Promise<typeof import('./mock.ts')> {
  return import('./mock.ts');
}

function headerOf({ headers }: ConsoleResponse, wanted: string): string {
  return headers.find(([name]) => name === wanted)?.[1] ?? '';
}
