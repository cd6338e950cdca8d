import type { MockRequest, MockResponse } from '../http/messages.ts';
import { problem } from '../http/problem.ts';
import type { ListHandler } from '../list/list-handler.ts';

/** What a scenario may use: the request, the response that it would get without the scenario, and its list. */
interface Situation {
  readonly request: MockRequest;
  readonly respond: () => Promise<MockResponse>;
  /** Undefined if the request is not one of a list. */
  readonly list: ListHandler | undefined;
  /** The value of a parameter of the scenario. */
  readonly number: (parameter: string) => number;
  /** Uses up one of the scenario's `times`. Returns false if they were used up before. */
  readonly happens: () => boolean;
  /** Counts the request. Returns how many requests there have been with the token. */
  readonly countRequest: (token: string) => number;
  /** Counts the memory of something that stays until the mock is reset, in bytes. Throws an error if there is no more. */
  readonly remember: (bytes: number) => void;
}

export interface Definition {
  /** The parameters, with their defaults. Every scenario also has `times`, which is infinite unless it is here. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Whether it changes the data of the mock, and so does nothing to that of an upstream. */
  readonly changesData?: true;
  readonly apply: (situation: Situation) => Promise<MockResponse>;
}

/** Every scenario. README.md says which bug of a client each one finds. */
export const definitions = {
  latency: {
    parameters: { milliseconds: 1000 },
    apply: async ({ request, respond, number, happens }) => {
      if (happens()) await wait(number('milliseconds'), request.signal);
      return respond();
    },
  },
  'too-many-requests': {
    parameters: { seconds: 1 },
    apply: instead(({ number }) => problem(429, 'Too Many Requests', detail, retryAfter(number))),
  },
  unavailable: {
    parameters: { seconds: 1 },
    apply: instead(({ number }) => problem(503, 'Service Unavailable', detail, retryAfter(number))),
  },
  'server-error': {
    parameters: { status: 500, times: 1 },
    apply: instead(({ number }) => problem(number('status'), 'Server Error', detail)),
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
    apply: async ({ respond, happens }) => ({ ...(happens() && { fault: 'cut-short' }), ...(await respond()) }),
  },
  'expired-token': {
    parameters: { requests: 1 },
    apply: async ({ request, respond, list, number, happens, countRequest }) => {
      const token = list?.tokenOf(request);
      const isExpired = token !== undefined && countRequest(token) > number('requests');
      return list && isExpired && happens() ? list.unauthorized(request) : respond();
    },
  },
  insertion: {
    parameters: { times: 1 },
    changesData: true,
    apply: betweenPages((list, marker, remember) => {
      // An item is kept as an object and as JSON, and in the indexes of the list.
      remember(4 * JSON.stringify(marker).length + 1_000);
      list.insertCopyOf(marker);
    }),
  },
  deletion: {
    parameters: { times: 1 },
    changesData: true,
    apply: betweenPages((list, marker) => list.remove(marker)),
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type ScenarioName = keyof typeof definitions;

const detail = 'A scenario of the mock caused this response.';

/** Waits, but not longer than the client does. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      // Node.js warns of a leak if a signal has more than ten listeners.
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

function retryAfter(number: Situation['number']): Record<string, string> {
  return { 'retry-after': String(number('seconds')) };
}

/** Replaces the response, as often as the scenario happens. */
function instead(make: (situation: Situation) => MockResponse): Definition['apply'] {
  return async (situation) => (situation.happens() ? make(situation) : situation.respond());
}

type MarkerItem = NonNullable<ReturnType<ListHandler['markerOf']>>;

/** Changes the items before a page that starts after a marker. */
function betweenPages(
  change: (list: ListHandler, marker: MarkerItem, remember: Situation['remember']) => void,
): Definition['apply'] {
  return async ({ request, respond, list, happens, remember }) => {
    const marker = list?.markerOf(request);
    if (list && marker && happens()) change(list, marker, remember);
    return respond();
  };
}

/** The response of a proxy in front of the service: an HTML page, whatever the request accepts. */
function gatewayError(status: number): MockResponse {
  const title = status === 504 ? '504 Gateway Time-out' : `${status} Bad Gateway`;
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`,
    violations: [detail],
  };
}
