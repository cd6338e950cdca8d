import { createHash } from 'node:crypto';
import type { TokenPlace } from '@conoha-images/document';
import { BudgetSpent, NotRun } from '../errors.ts';
import { type Parameters, queryOf } from '../model/parameters.ts';
import {
  type BodyFault,
  type Caller,
  type ReceivedBody,
  type ReceivedResponse,
  type SentRequest,
  unknownToken,
} from './messages.ts';
import { fetchOverNewConnection } from './new-connection.ts';
import { secondsIn } from './retry-after.ts';

export interface RequestOptions {
  /** Default: first. */
  readonly caller?: Caller;
  /** Default: GET. */
  readonly method?: 'GET' | 'HEAD';
  /**
   * The media types that the request accepts. Empty for no such header, which only a request that is alone can lack: `fetch`
   * sends its own. Default: application/json.
   */
  readonly accept?: string | undefined;
  /** The ETags of the `if-none-match` header. Default: no such header. */
  readonly ifNoneMatch?: string;
  /** Whether the request has a connection of its own, if {@link Target.hasOwnConnections}. Default: false. */
  readonly isAlone?: boolean;
}

export interface TargetOptions {
  /** Where the service is. The path of the list is appended to it. */
  readonly baseUrl: string;
  readonly path: string;
  /** The header of the token. Undefined if the document requires no token. */
  readonly place: TokenPlace | undefined;
  readonly tokens: { readonly first?: string | undefined; readonly second?: string | undefined };
  /** Undefined for the global `fetch`. */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** Finds what is wrong with the bytes of a body. */
  readonly inspect: (body: ReceivedBody) => readonly BodyFault[];
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

/** How many characters are kept of a body that is JSON. */
const keptText = 1_000;

/** After how many milliseconds without a request a service may have closed a connection. Node.js does after 5 seconds. */
const idleTime = 1_000;

/** The errors of `fetch` if the service closed the connection: those of the system, and that of Node.js itself. */
const closedConnection = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** What came of a request that was sent once. */
interface Attempt {
  readonly response: ReceivedResponse;
  /** In seconds. */
  readonly retryAfter?: number;
  /** Whether the service had closed the connection before the request came, as any service may do. */
  readonly wasClosed?: boolean;
}

/** The service under test. It is sent only GET and HEAD requests of its list. */
export class Target {
  /** Where the list is. */
  readonly url: string;
  readonly #options: TargetOptions;
  #requests = 0;
  /** When the next request may be sent. */
  #nextTime = 0;
  /** When the last response came. */
  #lastTime = 0;
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

  /** How many requests the budget still allows. */
  get left(): number {
    return this.#options.budget - this.#requests;
  }

  get hasSecondToken(): boolean {
    return this.hasToken('second');
  }

  hasToken(caller: 'first' | 'second'): boolean {
    return this.#options.tokens[caller] !== undefined;
  }

  /** Whether the document says which header carries the token. */
  get requiresToken(): boolean {
    return this.#options.place !== undefined;
  }

  /** Whether a request can have a connection of its own: a `fetch` that was given makes the connections itself. */
  get hasOwnConnections(): boolean {
    return this.#options.fetch === undefined;
  }

  /** Requests the list. @throws {BudgetSpent} */
  get(parameters: Parameters, options: RequestOptions = {}): Promise<ReceivedResponse> {
    return this.send(queryOf(parameters), options);
  }

  /** Requests the list with a query that is sent exactly as it is written. @throws {BudgetSpent} */
  async send(query: string, options: RequestOptions = {}): Promise<ReceivedResponse> {
    const { method = 'GET', caller = 'first', accept = 'application/json', ifNoneMatch, isAlone = false } = options;
    const url = query === '' ? this.url : `${this.url}?${query}`;
    const request: SentRequest = { method, url, caller, accept, ifNoneMatch };
    for (let retries = 0; ; retries += 1) {
      const { response, retryAfter, wasClosed } = await this.#attempt(request, isAlone);
      // To make the queries takes seconds, in which the connection is idle (RFC 9112, section 9.5).
      if (wasClosed && retries === 0) continue;
      // A busy service that says when to come back does not violate its contract.
      const isBusy = (response.status === 429 || response.status === 503) && retryAfter !== undefined;
      if (!isBusy || retries === maximumRetries || retryAfter > longestWait) {
        this.onResponse(response);
        return response;
      }
      await new Promise((resolve) => setTimeout(resolve, retryAfter * 1_000));
    }
  }

  async #attempt(request: SentRequest, isAlone: boolean): Promise<Attempt> {
    const { rate, budget, timeout, fetch } = this.#options;
    if (this.#requests >= budget) throw new BudgetSpent(`The budget of ${budget} requests is spent.`);
    this.#requests += 1;
    const isFirst = this.#requests === 1;
    // Taken before the wait, because another request may come meanwhile.
    const time = Math.max(performance.now(), this.#nextTime);
    this.#nextTime = time + 1_000 / rate;
    const wait = time - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const isIdle = !isFirst && performance.now() - this.#lastTime > idleTime;
    const { method, url, accept, ifNoneMatch, caller } = request;
    const init = {
      method,
      headers: {
        ...(accept !== '' && { accept }),
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
        ...this.#tokenHeaders(caller),
      },
      // A redirect could take the token to another host.
      redirect: 'manual' as const,
      signal: AbortSignal.timeout(timeout),
    };
    try {
      const send = fetch ?? (isAlone ? fetchOverNewConnection : globalThis.fetch);
      const response = await send(url, init);
      const retryAfter = secondsIn(response.headers.get('retry-after') ?? '', Date.now());
      const bytes = new Uint8Array(await response.arrayBuffer());
      this.#lastTime = performance.now();
      return {
        response: this.#received(request, response, bytes),
        ...(retryAfter !== undefined && { retryAfter }),
      };
    } catch (error) {
      const reason = reasonOf(error);
      if (isFirst) throw new NotRun(`${new URL(url).origin} does not respond: ${reason}. Is it running?`);
      const text = `no response: ${reason}`;
      const nothing = { headers: new Headers(), mediaType: '', json: undefined, size: 0, faults: [] };
      const wasClosed = isIdle && !isAlone && closedConnection.has(codeOf(error) ?? '');
      return { response: { request, status: 0, text, ...nothing }, wasClosed };
    }
  }

  #received(request: SentRequest, { status, headers }: Response, bytes: Uint8Array): ReceivedResponse {
    const text = new TextDecoder().decode(bytes);
    const json = parsedJson(text);
    const contentType = headers.get('content-type') ?? '';
    return {
      request,
      status,
      headers,
      mediaType: contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '',
      text: json === undefined ? text : startOf(text),
      json,
      size: bytes.length,
      digest: headers.has('etag') ? createHash('sha256').update(bytes).digest('base64') : undefined,
      faults: this.#options.inspect({ bytes, text, isJson: json !== undefined, contentType }),
    };
  }

  #tokenHeaders(caller: Caller): Record<string, string> {
    const { place, tokens } = this.#options;
    const all = { ...tokens, stranger: unknownToken, nobody: undefined };
    const token = all[caller];
    return place && token !== undefined ? { [place.header]: place.prefix + token } : {};
  }
}

/** The start of a text. A copy, because a slice would keep the whole text in memory. */
function startOf(text: string): string {
  return text.length > keptText ? Buffer.from(text.slice(0, keptText)).toString() : text;
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
  if ((error as { name?: string }).name === 'TimeoutError') return 'the request timed out';
  return codeOf(error) ?? 'the connection failed';
}

function codeOf(error: unknown): string | undefined {
  return (error as { cause?: { code?: string } }).cause?.code;
}
