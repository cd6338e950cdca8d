import { type Description, serverOf } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import { contentOf, listHandlers, type MockContent, type ReadContent } from './content.ts';
import { Control } from './control/control.ts';
import type { DataFile } from './data/data.ts';
import { isPreflight, preflightResponse, withCrossOrigin } from './http/cross-origin.ts';
import { fetchFrom } from './http/fetch.ts';
import { BodyTooLargeError, type MockRequest, type MockResponse } from './http/messages.ts';
import { problem } from './http/problem.ts';
import { requireKnownNames } from './known-names.ts';
import type { ListHandler } from './list/list-handler.ts';
import { PrismResponder } from './prism/prism-responder.ts';
import type { PageRecorder } from './proxy/page-recorder.ts';
import { type ProxyResponder, proxyOf } from './proxy/proxy-responder.ts';
import { RequestLog, type RequestRecord } from './request-log.ts';
import type { ScenarioName } from './scenarios/definitions.ts';
import { parseScenarios } from './scenarios/parse-scenarios.ts';
import { RequestedScenarios, scenarioHeader } from './scenarios/requested-scenarios.ts';
import { Scenario, type ScenarioParameters } from './scenarios/scenario.ts';
import { ScenarioError } from './scenarios/scenario-error.ts';
import { ScenarioMemory } from './scenarios/scenario-memory.ts';
import { SingleScenarios } from './scenarios/single-scenarios.ts';
import { tokenHeadersOf } from './secrets.ts';

/** The options of a mock. All are optional. */
export interface MockOptions {
  /** The images, as in a response; `self`, `file` and `schema` may be omitted. Default: an invented catalogue. */
  readonly images?: readonly object[];
  /** The project of each token. Any other token gets 401. Without this option, any token owns all private images. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** By image ID, and by the project it is shared with: `accepted`, `pending` or `rejected`. */
  readonly members?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The content of a data file: the same three, or the items of another document's lists, as in their responses. */
  readonly data?: DataFile;
  /** The document that the mock implements. Default: that of ConoHa's image list. */
  readonly description?: Description;
  /** Scenarios for every request, such as `latency; milliseconds=200`. Default: `[]`. */
  readonly scenarios?: readonly string[];
  /**
   * The http or https URL of a server that responds instead of the mock. The mock passes requests on, and checks them and
   * their responses against the document. Its path precedes that of each request. Needs Node.js. Excludes data, and the
   * option `static`. Default: the mock responds itself.
   */
  readonly upstream?: string | URL;
  /** Keeps the items of the upstream's pages. Default: nothing keeps them. */
  readonly recorder?: PageRecorder;
  /** Whether Prism responds to every request, with the document's examples. Default: false. */
  readonly static?: boolean;
  /** Whether the mock has the routes under `/__mock/`, with which other programs control it. Default: true. */
  readonly control?: boolean;
  /**
   * Names of hosts that may control the mock and use its upstream, in `Host` or `Origin`, beside those of private
   * networks. Default: `[]`.
   */
  readonly controlHosts?: readonly string[];
  /**
   * Whether the mock remembers nothing between requests, so that any number of copies of it respond alike. It then has no
   * {@link Mock.requests} and no routes under `/__mock/`, and rejects scenarios that count requests or change the data. Default: false.
   */
  readonly stateless?: boolean;
  /** Called after each response. The record shows no token. */
  readonly onResponse?: (record: RequestRecord) => void;
}

const optionNames = Object.keys({
  images: true,
  tokens: true,
  members: true,
  data: true,
  description: true,
  scenarios: true,
  upstream: true,
  recorder: true,
  static: true,
  control: true,
  controlHosts: true,
  stateless: true,
  onResponse: true,
} satisfies Record<keyof MockOptions, true>);

/** The options without the document and the data. */
type Settings = Omit<MockOptions, 'description' | 'scenarios' | 'data' | 'images' | 'tokens' | 'members'>;

/** How many scenarios may be added. */
const maximumScenarios = 1_000;

/** Responds to requests as the service that a document describes. */
export class Mock {
  readonly #settings: Settings;
  readonly #scenarios: readonly Scenario[];
  readonly #log: RequestLog;
  readonly #scenarioMemory = new ScenarioMemory();
  readonly #requestedScenarios: RequestedScenarios | SingleScenarios;
  readonly #control: Control | undefined;
  #addedScenarios: Scenario[] = [];
  #content: ReadContent;
  #tokenHeaders: ReadonlySet<string>;
  #lists: readonly ListHandler[];
  #prism: PrismResponder;
  #proxy: ProxyResponder | undefined;

  /**
   * @throws {DataError} if the data violates the document.
   * @throws {DocumentError} if the document has no list and the option `static` is not set.
   * @throws {ScenarioError} if a scenario is unknown or invalid, or changes data that an upstream has.
   * @throws {TypeError} if an option is unknown, or the upstream is not an http or https URL or excludes another option.
   */
  constructor(options: MockOptions = {}) {
    requireKnownNames('The name of an option', options, optionNames);
    const {
      description = standardDescription,
      scenarios = [],
      data,
      images,
      tokens,
      members,
      // Without the data, which may be large and is kept as it was read.
      ...settings
    } = options;
    this.#settings = settings;
    const { onResponse, stateless } = options;
    this.#scenarios = stateless ? [] : scenarios.flatMap(parseScenarios);
    this.#requestedScenarios = stateless
      ? new SingleScenarios(scenarios)
      : new RequestedScenarios(this.#scenarioMemory);
    this.#log = stateless ? new RequestLog(onResponse, 0) : new RequestLog(onResponse);
    const parts = { ...(images && { images }), ...(tokens && { tokens }), ...(members && { members }) };
    this.#content = contentOf({ description, file: data }, settings, parts);
    this.#lists = listHandlers(this.#content);
    this.#tokenHeaders = tokenHeadersOf(description);
    this.#prism = new PrismResponder(description.document);
    this.#proxy = proxyOf(description, settings);
    for (const scenario of this.#scenarios) this.#requireApplicable(scenario);
    if (options.control !== false && !stateless) {
      const controlled = {
        log: this.#log,
        addScenario: (name: string, parameters: Readonly<Record<string, number>>) => this.#add(name, parameters),
        replaceData: (file: DataFile) => this.replaceData(file),
        reset: () => this.reset(),
      };
      this.#control = new Control(controlled, options.controlHosts ?? []);
    }
  }

  /** The most recent requests, the oldest first: 1,000, or as many as fit in 20 MB. */
  get requests(): readonly RequestRecord[] {
    return this.#log.records;
  }

  /** How many older requests are no longer among {@link requests}. */
  get droppedRequests(): number {
    return this.#log.dropped;
  }

  /** The document that the mock implements. */
  get description(): Description {
    return this.#content.description;
  }

  /** The origin of the document's first server; undefined if the document has no server with an absolute URL. */
  get origin(): string | undefined {
    return serverOf(this.#content.description.document)?.origin;
  }

  /**
   * Adds a scenario for every request until {@link reset}.
   *
   * @throws {ScenarioError} if the name or a parameter is unknown, a value is invalid, 1,000 scenarios were added and can
   *   still happen, or the scenario changes data that an upstream has.
   * @see packages/mock/README.md for all scenarios
   */
  fail<Name extends ScenarioName>(name: Name, parameters: ScenarioParameters<Name> = {}): void {
    this.#add(name, parameters);
  }

  #add(name: string, parameters: Readonly<Record<string, number | undefined>>): void {
    if (this.#settings.stateless) {
      throw new ScenarioError('A mock without memory can have no added scenarios: name them in the option scenarios.');
    }
    const scenario = new Scenario(name, parameters);
    this.#requireApplicable(scenario);
    const scenarios = this.#addedScenarios.filter(({ canHappen }) => canHappen);
    if (scenarios.length >= maximumScenarios) {
      throw new ScenarioError(`There must be at most ${maximumScenarios} scenarios. Reset the mock.`);
    }
    this.#addedScenarios = [...scenarios, scenario];
  }

  /**
   * Replaces the data until {@link reset}.
   *
   * @param data The content of a data file.
   * @throws {DataError} if the data violates the document. Then nothing is replaced.
   * @throws {TypeError} if there is an upstream.
   */
  replaceData(data: DataFile): void {
    this.#lists = listHandlers(contentOf({ description: this.description, file: data }, this.#settings));
  }

  /** Restores the data that the mock started with, and forgets all requests and the scenarios that {@link fail} added. */
  reset(): void {
    this.#lists = listHandlers(this.#content);
    this.#log.clear();
    this.#addedScenarios = [];
    this.#requestedScenarios.clear();
    this.#scenarioMemory.clear();
    for (const scenario of this.#scenarios) scenario.reset();
  }

  /**
   * Replaces the document and the data.
   *
   * @throws {DataError} if the data violates the document. Then nothing is replaced.
   * @throws {DocumentError} if the document has no list and the option `static` is not set. Then nothing is replaced.
   * @throws {TypeError} if there is data although there is an upstream.
   */
  load(content: MockContent): void {
    const newContent = contentOf(content, this.#settings);
    this.#lists = listHandlers(newContent);
    this.#content = newContent;
    this.#tokenHeaders = tokenHeadersOf(content.description);
    this.#prism = new PrismResponder(content.description.document);
    this.#proxy = proxyOf(content.description, this.#settings);
  }

  /**
   * Responds to a request as a server would. Pass it to any program that accepts a `fetch`; it is bound to the mock.
   *
   * @throws {TypeError} if a scenario breaks the connection, as `fetch` does.
   * @throws the reason of the request's signal, if that is aborted.
   */
  readonly fetch = fetchFrom((request) => this.respond(request));

  /** Responds to a request. Never rejects. */
  async respond(request: MockRequest): Promise<MockResponse> {
    if (this.#control?.handles(request)) return this.#control.respond(request);
    return withCrossOrigin(await this.#loggedResponse(request));
  }

  async #loggedResponse(request: MockRequest): Promise<MockResponse> {
    const start = performance.now();
    const response = await this.#responseTo(request).catch((error: Error) => {
      if (error instanceof ScenarioError) return problem(400, 'Bad Request', error.message);
      if (error instanceof BodyTooLargeError) return problem(413, 'Content Too Large', error.message);
      return problem(500, 'Internal Server Error', `The mock failed: ${error.message}`);
    });
    this.#log.add(request, response, performance.now() - start, this.#tokenHeaders);
    return response;
  }

  async #responseTo(request: MockRequest): Promise<MockResponse> {
    const proxy = this.#proxy;
    if (request.method === 'OPTIONS' && (!proxy || isPreflight(request))) return preflightResponse;
    const { target } = request;
    if (!target.startsWith('/')) {
      return problem(
        400,
        'Bad Request',
        `The path of a request must begin with a slash; given: ${target || 'nothing'}.`,
      );
    }
    const isStatic = this.#settings.static === true || (!proxy && request.header('prefer') !== undefined);
    const list = isStatic ? undefined : this.#lists.find((candidate) => candidate.handles(request));
    const respond = async (): Promise<MockResponse> =>
      proxy?.respond(request) ?? list?.respond(request) ?? this.#prism.respond(request);
    // A scenario changes the mock, or how it responds to others, so it takes the same rights as a route of the control.
    const isScenario = request.header(scenarioHeader) !== undefined;
    const rejection = isScenario ? this.#control?.rejectionOf(request) : undefined;
    if (rejection) return rejection;
    const requestedScenarios = this.#requestedScenarios.of(request);
    for (const scenario of requestedScenarios) this.#requireApplicable(scenario);
    // The first scenario is applied first, and decides whether the rest are.
    return [...this.#scenarios, ...this.#addedScenarios, ...requestedScenarios].reduceRight(
      (next, scenario) => () => scenario.apply(request, next, list, this.#scenarioMemory),
      respond,
    )();
  }

  /** @throws {ScenarioError} if a scenario changes data that an upstream has. */
  #requireApplicable(scenario: Scenario): void {
    if (this.#proxy) scenario.requireNoData();
  }
}
