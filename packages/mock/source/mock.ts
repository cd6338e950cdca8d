import { type Description, DocumentError, entriesOf, nodeAt, serverOf } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import { type DataFile, readData, requireItems } from './data.ts';
import { type Answer, bodyless, type Exchange, type Incoming, pathOf, problem } from './exchange.ts';
import { basePathOf, ListAnswerer } from './list-answerer.ts';
import type { Handler } from './prism.ts';
import { parseScenarios, Scenario, ScenarioError, type ScenarioName, type ScenarioParameters } from './scenario.ts';
import { serviceOf } from './service.ts';

/** What a mock answers from: all of it can be left out. */
export interface MockOptions {
  /** The images, in the form of a response. `self`, `file` and `schema` may be left out. Default: a catalogue of its own. */
  readonly images?: readonly object[];
  /** The project of each token. With it, any other token is answered 401; without it, any token owns all private images. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** By id of an image, and by project that it is shared with: accepted, pending or rejected. */
  readonly members?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What a data file holds: the same three, or the items of another document's lists where its responses have them. */
  readonly data?: DataFile;
  /** What the mock answers as. Default: ConoHa's image list. */
  readonly description?: Description;
  /** Scenarios that hold for every request, such as `latency; milliseconds=200`. Default: none. */
  readonly scenarios?: readonly string[];
  /** Whether Prism answers everything, from the document's examples. Default: false. */
  readonly static?: boolean;
  /** Whether `/__mock/ready`, `/__mock/requests` and `/__mock/reset` are answered. Default: true. */
  readonly control?: boolean;
  /** Told of each request when it has been answered. It never gets a header, so it never gets a token. */
  readonly onAnswer?: (exchange: Exchange) => void;
}

/** The header by which a request asks for scenarios. */
const scenarioHeader = 'mock-scenario';

/** How many requests are remembered. */
const mostRequests = 1_000;

/** How many different {@link scenarioHeader}s are remembered, with how often each has happened. */
const mostHeaders = 1_000;

/** Lets the pages of a browser call the mock from any origin, as Prism's own server does. */
const crossOrigin = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };
const preflight = { 'access-control-allow-methods': '*', 'access-control-allow-headers': '*' };

interface Content {
  readonly description: Description;
  /** Undefined where there is none: then all is as the description has it. */
  readonly file?: DataFile | undefined;
}

/** Answers requests as the service that a document describes does. */
export class Mock {
  readonly #options: MockOptions;
  readonly #scenarios: readonly Scenario[];
  #content: Content;
  #lists: readonly ListAnswerer[];
  #prism: Promise<Handler> | undefined;
  #added: Scenario[] = [];
  #asked = new Map<string, readonly Scenario[]>();
  #requests: Exchange[] = [];

  /**
   * @throws {DataError} where the data breaks the document.
   * @throws {DocumentError} where the document has no list, and the mock is to answer as one does.
   * @throws {ScenarioError} where there is no such scenario.
   */
  constructor(options: MockOptions = {}) {
    const { description = standardDescription, scenarios = [], data, images, tokens, members } = options;
    this.#options = options;
    this.#scenarios = scenarios.flatMap(parseScenarios);
    if (data && !images) requireItems(data, description.lists);
    const file = { ...data, ...(images && { images }), ...(tokens && { tokens }), ...(members && { members }) };
    // A copy: what the caller changes later is no change of the data that reset() goes back to.
    this.#content = { description, file: structuredClone(file) };
    this.#lists = answerers(this.#content, options);
  }

  /** The requests so far, up to the last 1,000, the oldest first. */
  get requests(): readonly Exchange[] {
    return this.#requests;
  }

  /** What the mock answers as. */
  get description(): Description {
    return this.#content.description;
  }

  /** Where the service that this stands for is, such as `https://image-service.c3j1.conoha.io`. */
  get origin(): string | undefined {
    return serverOf(this.#content.description.document)?.origin;
  }

  /**
   * Lets something go wrong from now on, until {@link reset}.
   *
   * @throws {ScenarioError} where there is no such scenario or parameter.
   * @see packages/mock/README.md for what there is
   */
  fail<Name extends ScenarioName>(name: Name, parameters: ScenarioParameters<Name> = {}): void {
    this.#added.push(new Scenario(name, parameters));
  }

  /** Forgets every request and what {@link fail} added, and has the data again that it started with. */
  reset(): void {
    this.#lists = answerers(this.#content, this.#options);
    this.#forget();
  }

  /**
   * Answers from another document or other data from now on.
   *
   * @throws {DataError} where the data breaks the document; then all stays as it is.
   */
  load(content: Content): void {
    if (content.file) requireItems(content.file, content.description.lists);
    const own = { ...content, file: structuredClone(content.file) };
    const lists = answerers(own, this.#options);
    this.#content = own;
    this.#lists = lists;
    this.#prism = undefined;
  }

  /**
   * Answers a request as a server would: `fetch` itself, for a program that can be given one. An arrow function, so
   * that it can be passed on as it is.
   *
   * @throws {TypeError} where a scenario breaks the connection, as `fetch` does.
   * @throws the reason of the request's signal, once that is aborted.
   */
  readonly fetch = async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { signal } = request;
    const { pathname, search } = new URL(request.url);
    const answer = await this.answer({
      method: request.method,
      target: pathname + search,
      signal,
      header: (name) => request.headers.get(name) ?? undefined,
      request: async () => request,
    });
    signal.throwIfAborted();
    if (answer.fault === 'reset') throw new TypeError('fetch failed: the connection was reset');
    const hasBody = request.method !== 'HEAD' && !bodyless.has(answer.status);
    const whole = answer.body as string | Uint8Array<ArrayBuffer>;
    const body = answer.fault === 'cut-short' ? cutShort(new Blob([whole])) : whole;
    return new Response(hasBody ? body : null, {
      status: answer.status,
      headers: answer.headers,
    });
  };

  /** Answers a request. Never rejects. */
  async answer(request: Incoming): Promise<Answer> {
    const isControl = this.#options.control !== false && pathOf(request).startsWith('/__mock/');
    const answer = isControl ? this.#control(request) : await this.#logged(request);
    return { ...answer, headers: { ...answer.headers, ...crossOrigin } };
  }

  async #logged(request: Incoming): Promise<Answer> {
    const start = performance.now();
    const answer = await this.#answer(request).catch((error: Error) => {
      if (error instanceof ScenarioError) return problem(400, 'Bad Request', error.message);
      return problem(500, 'Internal Server Error', `The mock failed: ${error.message}`);
    });
    const { method, target } = request;
    const { status, violations = [] } = answer;
    const exchange = { method, target, status, milliseconds: performance.now() - start, violations };
    this.#requests.push(exchange);
    if (this.#requests.length > mostRequests) this.#requests.shift();
    try {
      this.#options.onAnswer?.(exchange);
    } catch (error) {
      // As with a listener of an event: the request is answered, and the error is nobody's to catch.
      queueMicrotask(() => {
        throw error;
      });
    }
    return answer;
  }

  async #answer(request: Incoming): Promise<Answer> {
    if (request.method === 'OPTIONS') return { status: 200, headers: preflight, body: '' };
    const isStatic = this.#options.static === true || request.header('prefer') !== undefined;
    const list = isStatic ? undefined : this.#lists.find((each) => each.takes(request));
    const scenarios = [...this.#scenarios, ...this.#added, ...this.#askedBy(request)];
    const answer = async (): Promise<Answer> => list?.answer(request) ?? this.#fromPrism(request);
    return scenarios.reduceRight((next, scenario) => () => scenario.apply(request, next, list), answer)();
  }

  #askedBy(request: Incoming): readonly Scenario[] {
    const text = request.header(scenarioHeader);
    if (text === undefined) return [];
    const known = this.#asked.get(text);
    if (known) return known;
    if (this.#asked.size >= mostHeaders) {
      throw new ScenarioError(`There have been ${mostHeaders} different ${scenarioHeader} headers. Reset the mock.`);
    }
    const scenarios = parseScenarios(text);
    this.#asked.set(text, scenarios);
    return scenarios;
  }

  async #fromPrism(request: Incoming): Promise<Answer> {
    const { document } = this.#content.description;
    const path = withoutBase(pathOf(request), basePathOf(document));
    const web = await request.request();
    if (!web) return notAllowed(document, path) ?? problem(400, 'Bad Request', 'The request is not valid.');
    // Prism takes half a second to load, and most who use the mock never need it.
    this.#prism ??= import('#prism').then(({ createPrism }) => createPrism(document));
    const response = await (await this.#prism)(web, path);
    if (response.status === 405) return notAllowed(document, path) ?? problem(405, 'Method Not Allowed', '');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
      violations: violationsIn(response),
    };
  }

  #control(request: Incoming): Answer {
    const json = { 'content-type': 'application/json' };
    // The server leaves out the body of an answer to HEAD.
    const route = `${request.method.replace('HEAD', 'GET')} ${pathOf(request)}`;
    if (request.method === 'OPTIONS') return { status: 200, headers: preflight, body: '' };
    switch (route) {
      case 'GET /__mock/ready':
        return { status: 200, headers: json, body: JSON.stringify({ ready: true }) };
      case 'GET /__mock/requests':
        return { status: 200, headers: json, body: JSON.stringify({ requests: this.#requests }) };
      case 'POST /__mock/reset':
        this.reset();
        return { status: 204, headers: {}, body: '' };
    }
    const routes = 'GET /__mock/ready, GET /__mock/requests, POST /__mock/reset';
    return problem(404, 'Not Found', `The mock's own routes are ${routes}; given: ${route}.`);
  }

  #forget(): void {
    this.#requests = [];
    this.#added = [];
    this.#asked = new Map();
    for (const scenario of this.#scenarios) scenario.reset();
  }
}

function answerers({ description, file = {} }: Content, { static: isStatic }: MockOptions): ListAnswerer[] {
  if (description.lists.length === 0 && !isStatic) {
    throw new DocumentError('The document has no list: no GET operation has an x-list. Without one, use static.');
  }
  return description.lists.map((list) => {
    const service = serviceOf(list.operationId);
    return new ListAnswerer(description, list, service, readData(file, description, list, service));
  });
}

function withoutBase(path: string, base: string): string {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** The answer to a method that a path of the document does not have; undefined where it has it, or there is no such path. */
function notAllowed(document: object, path: string): Answer | undefined {
  const found = entriesOf(nodeAt(document, 'paths')).find(([template]) => template === path)?.[1];
  const methods = entriesOf(found).map(([method]) => method.toUpperCase());
  const allowed = methods
    .filter((method) => /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/.test(method))
    .join(', ');
  return allowed === ''
    ? undefined
    : problem(405, 'Method Not Allowed', `The method must be one of ${allowed}.`, { allow: allowed });
}

function violationsIn(response: Response): string[] {
  const text = response.headers.get('sl-violations');
  if (text === null) return [];
  try {
    return (JSON.parse(text) as { message: string }[]).map(({ message }) => message);
  } catch {
    return ['more violations than the header sl-violations holds'];
  }
}

/** Half of a body, and then an error. */
function cutShort(whole: Blob): ReadableStream {
  const half = whole.slice(0, whole.size >> 1).stream();
  return half.pipeThrough(
    new TransformStream({
      flush: (controller) => {
        controller.error(new TypeError('terminated: the connection was closed in the middle of the body'));
      },
    }),
  );
}
