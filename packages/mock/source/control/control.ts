import { formatQuery, ListError, Listing, parseQuery } from '@conoha-images/listing';
import { cutText } from '../cut-text.ts';
import type { DataFile } from '../data/data.ts';
import { DataError } from '../data/data-error.ts';
import { controlDocument, lists, operations } from '../generated/control.gen.ts';
import { preflightResponse, withCrossOrigin } from '../http/cross-origin.ts';
import { type MockRequest, type MockResponse, pathOf, queryOf } from '../http/messages.ts';
import { problem } from '../http/problem.ts';
import { UpstreamDataError } from '../proxy/upstream-data-error.ts';
import type { RequestLog } from '../request-log.ts';
import { ScenarioError } from '../scenarios/scenario-error.ts';
import { ControlAccess } from './access.ts';
import { readJson, readScenario } from './bodies.ts';
import { ControlError } from './control-error.ts';

/** What the control changes. */
export interface Controlled {
  readonly log: RequestLog;
  addScenario(name: string, parameters: Readonly<Record<string, number>>): void;
  replaceData(data: DataFile): void;
  reset(): void;
}

type Operation = (typeof operations)[number];

/** How many invalid values a response has, of data that violates the document. */
const maximumViolations = 20;

const done: MockResponse = { status: 204, headers: {}, body: '' };

/** Responds to the requests that control the mock: those under `/__mock/`, as control-api.yaml describes them. */
export class Control {
  readonly #controlled: Controlled;
  readonly #access: ControlAccess;

  /** @param hosts Names of hosts that may control the mock, beside those of private networks. */
  constructor(controlled: Controlled, hosts: readonly string[]) {
    this.#controlled = controlled;
    this.#access = new ControlAccess(hosts);
  }

  handles(request: MockRequest): boolean {
    return pathOf(request).startsWith('/__mock/');
  }

  /**
   * The response to a request that may not control the mock; undefined if it may. It lacks the headers with which a web
   * page could read it.
   */
  rejectionOf(request: MockRequest): MockResponse | undefined {
    const rejection = this.#access.problemOf(request);
    return rejection === undefined ? undefined : problem(403, 'Forbidden', rejection);
  }

  /** Never rejects. */
  async respond(request: MockRequest): Promise<MockResponse> {
    const rejection = this.rejectionOf(request);
    if (rejection) return rejection;
    if (request.method === 'OPTIONS') return withCrossOrigin(preflightResponse);
    return withCrossOrigin(await this.#responseTo(request).catch(problemOf));
  }

  async #responseTo(request: MockRequest): Promise<MockResponse> {
    const operation = operationOf(request);
    const query = parseQuery(queryOf(request));
    const parameters: readonly string[] = operation.parameters;
    for (const [name, value] of query) {
      if (parameters.includes(name)) continue;
      const known = parameters.length > 0 ? `must be one of ${parameters.join(', ')}` : 'must be absent here';
      throw new ControlError(400, `A query parameter ${known}; given: ${cutText(`${name}=${value}`, 300)}.`);
    }
    switch (operation.id) {
      case 'getReady':
        return json({ ready: true });
      case 'getControlDocument':
        return json(controlDocument);
      case 'listRequests':
        return this.#requests(query);
      case 'addScenario': {
        const { name, parameters = {} } = readScenario(await readJson(request));
        this.#controlled.addScenario(name, parameters);
        return done;
      }
      case 'replaceData':
        this.#controlled.replaceData((await readJson(request)) as DataFile);
        return done;
      case 'reset':
        this.#controlled.reset();
        return done;
    }
  }

  #requests(query: ReturnType<typeof parseQuery>): MockResponse {
    const { records, dropped } = this.#controlled.log;
    const { positions, next } = new Listing(lists.listRequests, records).page(query);
    return json({
      requests: positions.map((position) => records[position]),
      ...(next && { next: `${lists.listRequests.path}?${formatQuery(next)}` }),
      dropped,
    });
  }
}

/** @throws {ControlError} if no operation has the path and the method of the request. */
function operationOf(request: MockRequest): Operation {
  const path = pathOf(request);
  // HEAD is GET without a body, which the server leaves out.
  const method = request.method.replace('HEAD', 'GET');
  const ofPath = operations.filter((operation) => operation.path === path);
  const operation = ofPath.find((candidate) => candidate.method === method);
  if (operation) return operation;
  const allowed = ofPath.map((candidate) => candidate.method).join(', ');
  if (allowed) {
    const message = `The method of ${path} must be ${allowed}; given: ${cutText(request.method, 100)}.`;
    throw new ControlError(405, message, { allow: allowed });
  }
  const routes = operations.map((candidate) => `${candidate.method} ${candidate.path}`).join(', ');
  throw new ControlError(404, `The route must be one of ${routes}; given: ${method} ${cutText(path, 300)}.`);
}

const titles = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
} as const;

function problemOf(error: unknown): MockResponse {
  if (error instanceof ControlError) {
    return problem(error.status, titles[error.status], error.message, error.headers);
  }
  if (error instanceof DataError) {
    return problem(400, titles[400], error.message, {}, { violations: error.violations.slice(0, maximumViolations) });
  }
  if (error instanceof ListError || error instanceof ScenarioError || error instanceof UpstreamDataError) {
    return problem(400, titles[400], error.message);
  }
  return problem(500, 'Internal Server Error', `The mock failed: ${error instanceof Error ? error.message : error}`);
}

function json(value: unknown): MockResponse {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}
