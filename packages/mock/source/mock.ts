import { type Description, DocumentError, serverOf } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import { controlResponse, isControlRequest } from './control-routes.ts';
import type { DataFile } from './data/data.ts';
import { readData, requireItems } from './data/read-data.ts';
import { preflightResponse, withCrossOrigin } from './http/cross-origin.ts';
import { fetchFrom } from './http/fetch.ts';
import type { MockRequest, MockResponse } from './http/messages.ts';
import { problem } from './http/problem.ts';
import { ListHandler } from './list/list-handler.ts';
import { PrismResponder } from './prism/prism-responder.ts';
import { RequestLog, type RequestRecord } from './request-log.ts';
import type { ScenarioName } from './scenarios/definitions.ts';
import { parseScenarios } from './scenarios/parse-scenarios.ts';
import { RequestedScenarios } from './scenarios/requested-scenarios.ts';
import { Scenario, type ScenarioParameters } from './scenarios/scenario.ts';
import { ScenarioError } from './scenarios/scenario-error.ts';
import { ScenarioMemory } from './scenarios/scenario-memory.ts';
import { serviceOf } from './services/registry.ts';

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
  /** Whether Prism responds to every request, with the document's examples. Default: false. */
  readonly static?: boolean;
  /** Whether the mock has the routes `/__mock/ready`, `/__mock/requests` and `/__mock/reset`. Default: true. */
  readonly control?: boolean;
  /** Called after each response. The record has no headers, and so no token. */
  readonly onResponse?: (record: RequestRecord) => void;
}

/** The document that a mock implements, and its data. */
export interface MockContent {
  readonly description: Description;
  /** Default: an invented catalogue, or the items of the document's examples. */
  readonly file?: DataFile | undefined;
}

/** Responds to requests as the service that a document describes. */
export class Mock {
  readonly #options: MockOptions;
  readonly #scenarios: readonly Scenario[];
  readonly #log: RequestLog;
  readonly #scenarioMemory = new ScenarioMemory();
  readonly #requestedScenarios = new RequestedScenarios(this.#scenarioMemory);
  #addedScenarios: Scenario[] = [];
  #content: MockContent;
  #lists: readonly ListHandler[];
  #prism: PrismResponder;

  /**
   * @throws {DataError} if the data violates the document.
   * @throws {DocumentError} if the document has no list and the option `static` is not set.
   * @throws {ScenarioError} if a scenario is unknown or invalid.
   */
  constructor(options: MockOptions = {}) {
    const { description = standardDescription, scenarios = [], data, images, tokens, members } = options;
    this.#options = options;
    this.#scenarios = scenarios.flatMap(parseScenarios);
    this.#log = new RequestLog(options.onResponse);
    if (data && !images) requireItems(data, description.lists);
    const file = { ...data, ...(images && { images }), ...(tokens && { tokens }), ...(members && { members }) };
    // A copy, so that reset() restores the data even if the caller changes its objects later.
    this.#content = { description, file: structuredClone(file) };
    this.#lists = listHandlers(this.#content, options);
    this.#prism = new PrismResponder(description.document);
  }

  /** The most recent requests, the oldest first: 1,000, or as many as fit in 20 MB. */
  get requests(): readonly RequestRecord[] {
    return this.#log.records;
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
   * @throws {ScenarioError} if the name or a parameter is unknown, or a value is invalid.
   * @see packages/mock/README.md for all scenarios
   */
  fail<Name extends ScenarioName>(name: Name, parameters: ScenarioParameters<Name> = {}): void {
    this.#addedScenarios.push(new Scenario(name, parameters));
  }

  /** Restores the data that the mock started with, and forgets all requests and the scenarios that {@link fail} added. */
  reset(): void {
    this.#lists = listHandlers(this.#content, this.#options);
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
   */
  load({ description, file }: MockContent): void {
    if (file) requireItems(file, description.lists);
    const content = { description, file: structuredClone(file) };
    this.#lists = listHandlers(content, this.#options);
    this.#content = content;
    this.#prism = new PrismResponder(description.document);
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
    const isControl = this.#options.control !== false && isControlRequest(request);
    return withCrossOrigin(isControl ? controlResponse(request, this) : await this.#loggedResponse(request));
  }

  async #loggedResponse(request: MockRequest): Promise<MockResponse> {
    const start = performance.now();
    const response = await this.#responseTo(request).catch((error: Error) => {
      if (error instanceof ScenarioError) return problem(400, 'Bad Request', error.message);
      return problem(500, 'Internal Server Error', `The mock failed: ${error.message}`);
    });
    this.#log.add(request, response, performance.now() - start);
    return response;
  }

  async #responseTo(request: MockRequest): Promise<MockResponse> {
    if (request.method === 'OPTIONS') return preflightResponse;
    const { target } = request;
    if (!target.startsWith('/')) {
      return problem(
        400,
        'Bad Request',
        `The path of a request must begin with a slash; given: ${target || 'nothing'}.`,
      );
    }
    const isStatic = this.#options.static === true || request.header('prefer') !== undefined;
    const list = isStatic ? undefined : this.#lists.find((candidate) => candidate.handles(request));
    const respond = async (): Promise<MockResponse> => list?.respond(request) ?? this.#prism.respond(request);
    // The first scenario is applied first, and decides whether the rest are.
    return [...this.#scenarios, ...this.#addedScenarios, ...this.#requestedScenarios.of(request)].reduceRight(
      (next, scenario) => () => scenario.apply(request, next, list, this.#scenarioMemory),
      respond,
    )();
  }
}

function listHandlers({ description, file = {} }: MockContent, { static: isStatic }: MockOptions): ListHandler[] {
  if (description.lists.length === 0 && !isStatic) {
    throw new DocumentError(
      'The document must have a list: no GET operation has an x-list. Without a list, set the option static.',
    );
  }
  return description.lists.map((list) => {
    const service = serviceOf(list.operationId);
    return new ListHandler(description, list, service, readData(file, description, list, service));
  });
}
