import { createRequire } from 'node:module';
import type { Handler } from './prism.ts';
import { type Server, serve } from './server.ts';

export interface MockOptions {
  /** Where to listen. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** From 0 to 65535; 0 takes any that is free. Default: 4010. */
  readonly port?: number;
  /** Told of each request when it has been answered. It never gets a header, so it never gets a token. */
  readonly onAnswer?: (exchange: Exchange) => void;
}

/** One request and its answer, without headers and bodies. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
  /** What in the request breaks the document, such as `Request query parameter limit must be integer`. */
  readonly violations: readonly string[];
}

export interface Mock extends Server {
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a server that answers as ConoHa's image list does.
 *
 * @throws {PortTakenError} where the port is taken.
 */
export async function startMock({ host = '127.0.0.1', port = 4010, onAnswer }: MockOptions = {}): Promise<Mock> {
  // Prism takes half a second to load: a wrong option need not wait for it.
  const { createPrism } = await import('./prism.ts');
  // Not an import with { type: 'json' }, of which Node 20 warns that it is experimental.
  const prism = await createPrism(createRequire(import.meta.url)('@conoha-images/spec/openapi.json'));
  const server = await serve(onAnswer ? watched(prism, onAnswer) : prism, { host, port });
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}

function watched(handler: Handler, onAnswer: (exchange: Exchange) => void): Handler {
  return async (request) => {
    const start = performance.now();
    const response = await handler(request);
    const { pathname, search } = new URL(request.url);
    onAnswer({
      method: request.method,
      target: pathname + search,
      status: response.status,
      milliseconds: performance.now() - start,
      violations: violationsOf(response),
    });
    return response;
  };
}

function violationsOf(response: Response): string[] {
  try {
    const violations = JSON.parse(response.headers.get('sl-violations') ?? '[]') as { message: string }[];
    return violations.map(({ message }) => message);
  } catch {
    return ['more violations than the header sl-violations holds'];
  }
}
