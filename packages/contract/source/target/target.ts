import type { TokenPlace } from '@conoha-images/document';
import { BudgetSpent, NotRun } from '../errors.ts';
import { type Parameters, queryOf } from '../model/parameters.ts';
import { type Caller, type ReceivedResponse, type SentRequest, unknownToken } from './messages.ts';

export interface RequestOptions {
  /** Default: first. */
  readonly caller?: Caller;
  /** The media type that the request accepts. Default: application/json. */
  readonly accept?: string | undefined;
}

export interface TargetOptions {
  /** Where the service is. The path of the list is appended to it. */
  readonly baseUrl: string;
  readonly path: string;
  /** The header of the token. Undefined if the document requires no token. */
  readonly place: TokenPlace | undefined;
  readonly tokens: { readonly first?: string | undefined; readonly second?: string | undefined };
  readonly fetch: typeof globalThis.fetch;
  /** Requests per second. Infinity sends them without a pause. */
  readonly rate: number;
  /** The maximum number of requests. */
  readonly budget: number;
  /** The maximum time for one response, in milliseconds. */
  readonly timeout: number;
}

/** How often a request is repeated if the service is busy. */
const maximumRetries = 3;

/** The longest `Retry-After` that is waited for, in seconds. */
const longestWait = 60;

/** The service under test. It is sent only GET requests of its list, one after the other. */
export class Target {
  /** Where the list is. */
  readonly url: string;
  readonly #options: TargetOptions;
  #requests = 0;
  /** When the next request may be sent. */
  #nextTime = 0;
  /** Called with every response. */
  onResponse: (response: ReceivedResponse) => void = () => {};

  constructor(options: TargetOptions) {
    this.#options = options;
    this.url = options.baseUrl.replace(/\/+$/, '') + options.path;
  }

  /** How many requests have been sent. */
  get requests(): number {
    return this.#requests;
  }

  get hasSecondToken(): boolean {
    return this.#options.tokens.second !== undefined;
  }

  /** Whether the document says which header carries the token. */
  get requiresToken(): boolean {
    return this.#options.place !== undefined;
  }

  /** Requests the list. @throws {BudgetSpent} */
  get(parameters: Parameters, options: RequestOptions = {}): Promise<ReceivedResponse> {
    return this.send(queryOf(parameters), options);
  }

  /** Requests the list with a query that is sent exactly as it is written. @throws {BudgetSpent} */
  async send(query: string, { caller = 'first', accept = 'application/json' }: RequestOptions = {}) {
    const request: SentRequest = { url: query === '' ? this.url : `${this.url}?${query}`, caller, accept };
    for (let retries = 0; ; retries += 1) {
      const { response, retryAfter } = await this.#attempt(request);
      // A busy service that says when to come back does not violate its contract.
      const isBusy = (response.status === 429 || response.status === 503) && retryAfter !== undefined;
      if (!isBusy || retries === maximumRetries || retryAfter > longestWait) {
        this.onResponse(response);
        return response;
      }
      await new Promise((resolve) => setTimeout(resolve, retryAfter * 1_000));
    }
  }

  async #attempt(request: SentRequest): Promise<{ response: ReceivedResponse; retryAfter?: number }> {
    const { rate, budget, timeout, fetch } = this.#options;
    if (this.#requests >= budget) throw new BudgetSpent(`The budget of ${budget} requests is spent.`);
    const wait = this.#nextTime - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.#nextTime = Math.max(performance.now(), this.#nextTime) + 1_000 / rate;
    this.#requests += 1;
    try {
      const response = await fetch(request.url, {
        headers: { accept: request.accept, ...this.#tokenHeaders(request.caller) },
        // A redirect could take the token to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      const text = await response.text();
      const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        response: { request, status: response.status, mediaType, text, json: parsedJson(text) },
        ...(!Number.isNaN(retryAfter) && { retryAfter }),
      };
    } catch (error) {
      const reason = reasonOf(error);
      if (this.#requests === 1) {
        throw new NotRun(`${new URL(request.url).origin} does not respond: ${reason}. Is it running?`);
      }
      return { response: { request, status: 0, mediaType: '', text: `no response: ${reason}`, json: undefined } };
    }
  }

  #tokenHeaders(caller: Caller): Record<string, string> {
    const { place, tokens } = this.#options;
    const all = { ...tokens, stranger: unknownToken, nobody: undefined };
    const token = all[caller];
    return place && token !== undefined ? { [place.header]: place.prefix + token } : {};
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a request failed. Of the error it takes only the code, so that nothing of the request is repeated. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'the request timed out';
  return cause?.code ?? 'the connection failed';
}
