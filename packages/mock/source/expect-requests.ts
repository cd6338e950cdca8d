import { kindOf } from './data/kind-of.ts';
import { requireKnownNames } from './known-names.ts';
import type { RequestRecord } from './request-log.ts';
import { removed } from './secrets.ts';

/** A request that is expected. A part that is missing is not compared. */
export interface ExpectedRequest {
  readonly method?: string;
  readonly path?: string;
  /** The parameters of the query, decoded, in any order, and no others. A repeated parameter has an array of values. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Some of the headers, by lower-case name. `true`: any value, which is the only way to compare a token. */
  readonly headers?: Readonly<Record<string, string | true>>;
  readonly status?: number;
}

/** Thrown if the requests that a mock got differ from those expected. Its message lists both, and says how they differ. */
export class RequestsError extends Error {
  override readonly name = 'RequestsError';
}

/**
 * Checks that a mock got these requests, in this order, and no others.
 *
 * @param records `mock.requests`, or the `requests` of `GET /__mock/requests`. Filter them to compare only some.
 * @param expected A text is a method and a target, such as `GET /v2/images?limit=2`. The order of its parameters does not
 *   matter.
 * @throws {RequestsError} if they differ.
 * @throws {TypeError} if an expected request is neither a method and a target nor an {@link ExpectedRequest}.
 */
export function expectRequests(
  records: readonly Pick<RequestRecord, 'method' | 'target' | 'headers' | 'status'>[],
  expected: readonly (string | ExpectedRequest)[],
): void {
  if (!Array.isArray(records)) {
    throw new TypeError(`The records must be an array, such as mock.requests; given: ${kindOf(records)}.`);
  }
  if (!Array.isArray(expected)) {
    throw new TypeError(`The expected requests must be an array; given: ${kindOf(expected)}.`);
  }
  const wanted = expected.map((request) => (typeof request === 'string' ? parseRequest(request) : checked(request)));
  const steps = align(records.map(actualOf), wanted);
  if (steps.every(({ differences }) => differences?.length === 0)) return;
  throw new RequestsError(`The mock must get the expected requests; given:\n${steps.map(lineOf).join('\n')}`);
}

interface ActualRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly text: string;
}

/** The values of each parameter, in the order of their names. */
type Query = ReadonlyMap<string, readonly string[]>;

/** A request that came, one that was expected, or a pair of both with their differences. */
interface Step {
  readonly actual?: ActualRequest;
  readonly wanted?: ExpectedRequest;
  readonly differences?: readonly string[];
}

function actualOf({ method, target, headers, status }: Parameters<typeof expectRequests>[0][number]): ActualRequest {
  return { method, ...parseTarget(target), headers, status, text: `${method} ${target} → ${status}` };
}

function parseRequest(text: string): ExpectedRequest {
  const [, method = '', target = ''] = /^([A-Z]+) (\/\S*)$/.exec(text) ?? [];
  if (method === '') {
    throw new TypeError(`An expected request must be a method and a target, as in GET /v2/images; given: ${text}.`);
  }
  const { path, query } = parseTarget(target);
  return { method, path, query: Object.fromEntries(query) };
}

const partNames = Object.keys({
  method: true,
  path: true,
  query: true,
  headers: true,
  status: true,
} satisfies Record<keyof ExpectedRequest, true>);

/** @throws {TypeError} if a part is unknown or has a value that no request can have. */
function checked(request: ExpectedRequest): ExpectedRequest {
  const reject = (requirement: string, value: unknown): never => {
    throw new TypeError(`${requirement}; given: ${JSON.stringify(value) ?? 'nothing'}.`);
  };
  if (kindOf(request) !== 'object') reject('An expected request must be a text or an object', request);
  requireKnownNames('A part of an expected request', request, partNames);
  const { path, query = {}, headers = {} } = request;
  if (Object.keys(request).length === 0)
    reject(`An expected request must have some of ${partNames.join(', ')}`, request);
  if (path?.includes('?')) reject('The path of an expected request must be without a query, which is in query', path);
  for (const [name, value] of Object.entries(query)) {
    if ([value].flat().every((text) => typeof text === 'string')) continue;
    reject(`The parameter ${name} of an expected request must be a text, or an array of texts`, value);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (value === true || typeof value === 'string') continue;
    reject(`The header ${name} of an expected request must be a text or true`, value);
  }
  return request;
}

function parseTarget(target: string): { path: string; query: Query } {
  const mark = target.indexOf('?');
  const [path, text] = mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
  return { path, query: queryOf([...new URLSearchParams(text)]) };
}

function queryOf(pairs: readonly (readonly [name: string, values: string | readonly string[]])[]): Query {
  const query = new Map<string, string[]>();
  for (const [name, values] of pairs) query.set(name, [...(query.get(name) ?? []), ...[values].flat()]);
  return query;
}

/**
 * Pairs the requests that came with those expected, in order, so that as little as possible remains: a pair with the same
 * method and path that differs in something else counts as much as one request that has no pair.
 */
function align(actual: readonly ActualRequest[], wanted: readonly ExpectedRequest[]): Step[] {
  const pairs = actual.map((request) => wanted.map((candidate) => pairOf(request, candidate)));
  // How much remains at least of what follows each place of both.
  const costs = Array.from({ length: actual.length + 1 }, () => new Uint32Array(wanted.length + 1));
  const costAt = (i: number, j: number): number => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const costOfPair = (i: number, j: number): number => (pairs[i]?.[j]?.cost ?? 0) + costAt(i + 1, j + 1);
  for (let i = actual.length; i >= 0; i -= 1) {
    for (let j = wanted.length; j >= 0; j -= 1) {
      if (i === actual.length && j === wanted.length) continue;
      const row = costs[i] as Uint32Array;
      row[j] = Math.min(costOfPair(i, j), 1 + costAt(i + 1, j), 1 + costAt(i, j + 1));
    }
  }
  const steps: Step[] = [];
  for (let [i, j] = [0, 0]; i < actual.length || j < wanted.length; ) {
    const [request, candidate] = [actual[i], wanted[j]];
    if (request && candidate && costAt(i, j) === costOfPair(i, j)) {
      steps.push({ actual: request, wanted: candidate, differences: pairs[i]?.[j]?.differences ?? [] });
      i += 1;
      j += 1;
    } else if (request && costAt(i, j) === 1 + costAt(i + 1, j)) {
      steps.push({ actual: request });
      i += 1;
    } else if (candidate) {
      steps.push({ wanted: candidate });
      j += 1;
    }
  }
  return steps;
}

function pairOf(actual: ActualRequest, wanted: ExpectedRequest): { differences: string[]; cost: number } {
  const differences = differencesOf(actual, wanted);
  const { method = actual.method, path = actual.path } = wanted;
  if (method !== actual.method || path !== actual.path) return { differences, cost: Number.POSITIVE_INFINITY };
  return { differences, cost: differences.length === 0 ? 0 : 1 };
}

/** How a request differs from the expected one with the same method and path. */
function differencesOf(actual: ActualRequest, wanted: ExpectedRequest): string[] {
  const differences: string[] = [];
  const compare = (part: string, value: unknown, expected: unknown): void => {
    if (expected === undefined || value === expected) return;
    differences.push(`${part} must be ${String(expected)}; given: ${value === undefined ? 'nothing' : String(value)}`);
  };
  compare('the status', actual.status, wanted.status);
  if (wanted.query) {
    const query = queryOf(Object.entries(wanted.query));
    for (const name of new Set([...query.keys(), ...actual.query.keys()])) {
      const [values, expected] = [actual.query.get(name), query.get(name)];
      if (JSON.stringify(values) === JSON.stringify(expected)) continue;
      const [value, requirement] = [values, expected].map((texts) =>
        texts?.map((text) => JSON.stringify(text)).join(', '),
      );
      differences.push(`the parameter ${name} must be ${requirement ?? 'absent'}; given: ${value ?? 'nothing'}`);
    }
  }
  for (const [name, expected] of Object.entries(wanted.headers ?? {})) {
    const value = actual.headers[name.toLowerCase()];
    if (expected !== true && value === removed) differences.push(`the header ${name} is hidden, so it must be true`);
    else if (expected !== true) compare(`the header ${name}`, value, expected);
    else if (value === undefined) differences.push(`the header ${name} must be there; given: nothing`);
  }
  return differences;
}

function lineOf({ actual, wanted, differences = [] }: Step): string {
  if (actual === undefined) return `  missing     ${wanted ? textOf(wanted) : ''}`;
  if (wanted === undefined) return `  unexpected  ${actual.text}`;
  if (differences.length === 0) return `  expected    ${actual.text}`;
  return `  different   ${actual.text}: ${differences.join('; ')}`;
}

function textOf({ method = 'any method', path = 'any path', query, headers, status }: ExpectedRequest): string {
  const parameters = [...queryOf(Object.entries(query ?? {}))].flatMap(([name, values]) =>
    values.map((value) => `${name}=${value}`),
  );
  return [
    `${method} ${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`,
    ...(status === undefined ? [] : [`→ ${status}`]),
    ...Object.entries(headers ?? {}).map(([name, value]) => `with ${name}${value === true ? '' : `: ${value}`}`),
  ].join(' ');
}
