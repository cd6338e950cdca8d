import { type Answer, type Incoming, problem } from './exchange.ts';
import type { ListAnswerer } from './list-answerer.ts';

/** What a scenario may look at and change: the request, what would be answered without it, and the list that answers. */
interface Situation {
  readonly request: Incoming;
  readonly answer: () => Promise<Answer>;
  /** Undefined where the request is not one of a list. */
  readonly list: ListAnswerer | undefined;
  /** The value of a parameter of the scenario. */
  readonly number: (parameter: string) => number;
  /** Counts one of the scenario's `times`, and says whether it was still to happen. */
  readonly happens: () => boolean;
  /** How many requests of this token there have been, this one included. */
  readonly requestsOf: (token: string) => number;
}

interface Definition {
  /** The parameters that it has besides `times`, with their defaults. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly apply: (situation: Situation) => Promise<Answer>;
}

/** Every scenario. Which bug of a client each finds is said in README.md. */
const scenarios = {
  latency: {
    parameters: { milliseconds: 1000 },
    apply: async ({ request, answer, number, happens }) => {
      if (happens()) await wait(number('milliseconds'), request.signal);
      return answer();
    },
  },
  'too-many-requests': {
    parameters: { seconds: 1 },
    apply: instead(({ number }) => problem(429, 'Too Many Requests', asked, retryAfter(number))),
  },
  unavailable: {
    parameters: { seconds: 1 },
    apply: instead(({ number }) => problem(503, 'Service Unavailable', asked, retryAfter(number))),
  },
  'server-error': {
    parameters: { status: 500, times: 1 },
    apply: instead(({ number }) => problem(number('status'), 'Server Error', asked)),
  },
  'gateway-error': {
    parameters: { status: 502 },
    apply: instead(({ number }) => gatewayError(number('status'))),
  },
  reset: {
    parameters: {},
    apply: instead(() => ({ status: 502, headers: {}, body: '', fault: 'reset' })),
  },
  'cut-short': {
    parameters: {},
    apply: async ({ answer, happens }) => ({ ...(happens() && { fault: 'cut-short' }), ...(await answer()) }),
  },
  'expired-token': {
    parameters: { requests: 1 },
    apply: async ({ request, answer, list, number, happens, requestsOf }) => {
      const token = list?.tokenOf(request);
      const isSpent = token !== undefined && requestsOf(token) > number('requests');
      return list && isSpent && happens() ? list.unauthorized(request) : answer();
    },
  },
  insertion: {
    parameters: { times: 1 },
    apply: betweenPages((list, marked) => list.insertCopyOf(marked)),
  },
  deletion: {
    parameters: { times: 1 },
    apply: betweenPages((list, marked) => list.remove(marked)),
  },
} as const satisfies Readonly<Record<string, Definition>>;

/** The greatest number that a parameter can be: no timer takes a greater. */
const greatest = 2 ** 31 - 1;

/** Ends early where nobody waits for the answer any more. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });
}

const asked = 'A scenario of the mock asked for this answer.';

function retryAfter(number: Situation['number']): Record<string, string> {
  return { 'retry-after': String(number('seconds')) };
}

/** Gives another answer, as often as the scenario happens. */
function instead(make: (situation: Situation) => Answer): Definition['apply'] {
  return async (situation) => (situation.happens() ? make(situation) : situation.answer());
}

/** Changes the collection before a page that starts after a marker. */
function betweenPages(change: (list: ListAnswerer, marked: NonNullable<MarkedItem>) => void): Definition['apply'] {
  return async ({ request, answer, list, happens }) => {
    const marked = list?.markerOf(request);
    if (list && marked && happens()) change(list, marked);
    return answer();
  };
}

type MarkedItem = ReturnType<ListAnswerer['markerOf']>;

/** What a proxy in front of the service answers: a page for people, whatever the request accepts. */
function gatewayError(status: number): Answer {
  const title = status === 504 ? '504 Gateway Time-out' : `${status} Bad Gateway`;
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`,
    violations: [asked],
  };
}

export type ScenarioName = keyof typeof scenarios;

/** The parameters of a scenario, all of them whole numbers with a default. `times`: for how many requests it holds. */
export type ScenarioParameters<Name extends ScenarioName> = {
  readonly [Parameter in keyof (typeof scenarios)[Name]['parameters'] | 'times']?: number;
};

/** Thrown for a scenario that there is not. Its message says what was given and what there is. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** Something that goes wrong, and how often it has. */
export class Scenario {
  readonly #definition: Definition;
  readonly #parameters: Readonly<Record<string, number>>;
  #remaining: number;
  readonly #requests = new Map<string, number>();

  /** @throws {ScenarioError} where there is no such scenario or parameter, or a value is not allowed. */
  constructor(name: string, parameters: Readonly<Record<string, number | undefined>> = {}) {
    if (!Object.hasOwn(scenarios, name)) throw unknown('A scenario', Object.keys(scenarios), name);
    this.#definition = scenarios[name as ScenarioName];
    const defaults = { times: Number.POSITIVE_INFINITY, ...this.#definition.parameters };
    for (const [parameter, value] of Object.entries(parameters)) {
      if (!Object.hasOwn(defaults, parameter))
        throw unknown(`A parameter of ${name}`, Object.keys(defaults), parameter);
      const [least, most] = parameter === 'status' ? [400, 599] : [0, greatest];
      if (value !== undefined && Number.isInteger(value) && value >= least && value <= most) continue;
      throw new ScenarioError(
        `${parameter} of ${name} must be a whole number from ${least} to ${most}; given: ${value}.`,
      );
    }
    this.#parameters = { ...defaults, ...(parameters as Record<string, number>) };
    this.#remaining = this.#number('times');
  }

  apply(request: Incoming, answer: () => Promise<Answer>, list: ListAnswerer | undefined): Promise<Answer> {
    return this.#definition.apply({
      ...{ request, answer, list },
      number: (parameter) => this.#number(parameter),
      happens: () => {
        this.#remaining -= 1;
        return this.#remaining >= 0;
      },
      requestsOf: (token) => {
        const requests = (this.#requests.get(token) ?? 0) + 1;
        this.#requests.set(token, requests);
        return requests;
      },
    });
  }

  /** Forgets how often it has happened. */
  reset(): void {
    this.#remaining = this.#number('times');
    this.#requests.clear();
  }

  #number(parameter: string): number {
    return this.#parameters[parameter] ?? 0;
  }
}

/**
 * Reads scenarios, such as `latency; milliseconds=500, unavailable; times=2`.
 *
 * @throws {ScenarioError}
 */
export function parseScenarios(text: string): Scenario[] {
  const each = text.split(',');
  if (each.length > mostScenarios) {
    throw new ScenarioError(`There must be at most ${mostScenarios} scenarios in one place; given: ${each.length}.`);
  }
  return each.map((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim());
    return new Scenario(name, Object.fromEntries(parameters.map(parseParameter)));
  });
}

const mostScenarios = 100;

function parseParameter(text: string): [string, number] {
  const equals = text.indexOf('=');
  const [name, value] = equals < 0 ? [text, ''] : [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  if (/^\d+$/.test(value)) return [name, Number(value)];
  throw new ScenarioError(
    `${name || 'A parameter'} must be a whole number, as in times=2; given: ${value || 'nothing'}.`,
  );
}

function unknown(what: string, known: readonly string[], given: string): ScenarioError {
  return new ScenarioError(`${what} must be one of ${known.join(', ')}; given: ${given || 'nothing'}.`);
}
