import type { TokenPlace } from '@conoha-images/document';
import { BudgetSpent, NotRun } from './broken.ts';

/** The parameters of a query, decoded, in their order. */
export type Parameters = readonly (readonly [name: string, value: string])[];

/** Whose token a request has; `nobody` sends none, and `stranger` one that no service knows. */
export type Caller = 'first' | 'second' | 'stranger' | 'nobody';

export interface RequestOptions {
  /** Default: first. */
  readonly caller?: Caller;
  /** What the request accepts. Default: application/json. */
  readonly accept?: string;
}

/** A request that was sent. It holds no token. */
export interface Sent {
  readonly url: string;
  readonly caller: Caller;
  readonly accept: string;
}

export interface Answer {
  readonly sent: Sent;
  /** 0 where the connection broke before there was an answer. */
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

export interface TargetOptions {
  /** Where the service is; the path of the list comes after it. */
  readonly baseUrl: string;
  readonly path: string;
  /** Where the token stands. Undefined where the document asks for none. */
  readonly place: TokenPlace | undefined;
  readonly tokens: { readonly first?: string | undefined; readonly second?: string | undefined };
  readonly fetch: typeof globalThis.fetch;
  /** Requests a second; infinite for no pause between them. */
  readonly rate: number;
  /** The most requests. */
  readonly budget: number;
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
}

/** How often a request is sent again to a service that is busy, and how long it is waited for at most, in seconds. */
const [mostRetries, longestWait] = [3, 60];

/** What is checked. It is sent nothing but GET requests of its list, one after the other. */
export class Target {
  readonly #options: TargetOptions;
  readonly #url: string;
  #requests = 0;
  #next = 0;
  /** Told of every answer. */
  onAnswer: (answer: Answer) => void = () => {};

  constructor(options: TargetOptions) {
    this.#options = options;
    this.#url = options.baseUrl.replace(/\/+$/, '') + options.path;
  }

  /** Where the list is. */
  get url(): string {
    return this.#url;
  }

  /** How many requests have been sent. */
  get requests(): number {
    return this.#requests;
  }

  get hasSecondToken(): boolean {
    return this.#options.tokens.second !== undefined;
  }

  /** The name of the header that has the token; undefined where there is none. */
  get tokenHeader(): string | undefined {
    return this.#options.place?.header;
  }

  /** Sends a request for the list. @throws {BudgetSpent} */
  get(parameters: Parameters, options: RequestOptions = {}): Promise<Answer> {
    return this.send(parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'), options);
  }

  /** Sends a request with a query as it is written. @throws {BudgetSpent} */
  async send(query: string, { caller = 'first', accept = 'application/json' }: RequestOptions = {}): Promise<Answer> {
    const sent = { url: query === '' ? this.#url : `${this.#url}?${query}`, caller, accept };
    for (let tries = 0; ; tries += 1) {
      const { answer, retryAfter } = await this.#attempt(sent);
      // A service that asks for patience is not one that breaks its contract.
      const isBusy = (answer.status === 429 || answer.status === 503) && retryAfter !== undefined;
      if (!isBusy || tries === mostRetries || retryAfter > longestWait) {
        this.onAnswer(answer);
        return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, retryAfter * 1_000));
    }
  }

  async #attempt(sent: Sent): Promise<{ answer: Answer; retryAfter: number | undefined }> {
    const { rate, budget, timeout, fetch } = this.#options;
    if (this.#requests >= budget) throw new BudgetSpent(`The budget of ${budget} requests is spent.`);
    const wait = this.#next - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.#next = Math.max(performance.now(), this.#next) + 1_000 / rate;
    this.#requests += 1;
    try {
      const response = await fetch(sent.url, {
        headers: { accept: sent.accept, ...this.#tokenHeaders(sent.caller) },
        // A token goes nowhere else.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      const text = await response.text();
      const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        answer: { sent, status: response.status, mediaType, text, json: parsed(text) },
        retryAfter: Number.isNaN(retryAfter) ? undefined : retryAfter,
      };
    } catch (error) {
      const text = `no answer: ${reasonOf(error)}`;
      if (this.#requests === 1) throw new NotRun(`${new URL(sent.url).origin} gives ${text}. Is it running?`);
      return { answer: { sent, status: 0, mediaType: '', text, json: undefined }, retryAfter: undefined };
    }
  }

  #tokenHeaders(caller: Caller): Record<string, string> {
    const { place, tokens } = this.#options;
    const token =
      caller === 'stranger' ? 'a-token-that-nobody-was-given' : caller === 'nobody' ? undefined : tokens[caller];
    return place && token !== undefined ? { [place.header]: place.prefix + token } : {};
  }
}

/** A parameter's name or value as it stands in a URL, so that a shell takes the URL in single quotes. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');
}

/** The parameters of a link, decoded. */
export function parametersOf(link: string): Parameters {
  const start = link.indexOf('?');
  return start < 0 ? [] : [...new URLSearchParams(link.slice(start + 1))];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a request failed, without what the error holds besides: nothing of a request goes into it. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'it took too long';
  return cause?.code ?? 'the connection failed';
}
