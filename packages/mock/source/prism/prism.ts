import type { IHttpConfig, IHttpRequest } from '@stoplight/prism-http';
import { createInstance, getHttpOperationsFromSpec, ProblemJsonError } from '@stoplight/prism-http';
import { getHttpConfigFromRequest } from '@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js';
import { serialize } from '@stoplight/prism-http-server/dist/serialize.js';
import { statusesWithoutBody } from '../http/messages.ts';
import { type LocatedViolation, violationsHeader } from '../http/violations-header.ts';

/** Responds to a request as if it had the given path. Never rejects. */
export type PrismHandler = (request: Request, path: string) => Promise<Response>;

type Document = Exclude<Parameters<typeof getHttpOperationsFromSpec>[0], string>;

const config: IHttpConfig = {
  isProxy: false,
  mock: { dynamic: false },
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
};

/**
 * Responds to every operation of a document with its examples, as Prism does. A request that violates the document gets
 * the document's 400 or 401, `Prefer: code=…`, `example=…` and `dynamic=true` choose the response, and the header
 * `sl-violations` says what was wrong.
 *
 * @see https://docs.stoplight.io/docs/prism
 */
export async function createPrism(document: object): Promise<PrismHandler> {
  const operations = await getHttpOperationsFromSpec(document as Document);
  const prism = createInstance(config, { logger: silent });
  return async (request, path) => {
    const input = await inputOf(request, path);
    const preferences = getHttpConfigFromRequest(input);
    if (preferences._tag === 'Left') return problem(preferences.left);
    const result = await prism.request(input, operations, {
      ...config,
      mock: { ...config.mock, ...defined(preferences.right) },
    })();
    if (result._tag === 'Left') return problem(result.left);
    const { output, validations } = result.right;
    const headers = new Headers(output.headers as Record<string, string>);
    const violations = located(validations);
    if (violations.length > 0) headers.set('sl-violations', violationsHeader(violations));
    const body = serialize(output.body, headers.get('content-type') ?? undefined) as string | undefined;
    return new Response(statusesWithoutBody.has(output.statusCode) ? null : (body ?? null), {
      status: output.statusCode,
      headers,
    });
  };
}

/**
 * Checks a request and its response against the operation of a document that has the path and the method.
 *
 * @param path The path of the request, as the document has it.
 */
export type PrismCheck = (
  request: Request,
  path: string,
  response: { readonly status: number; readonly headers: Headers; readonly body: Uint8Array },
) => Promise<LocatedViolation[]>;

/** Makes Prism's own checks of a proxy. The response is not fetched: it is given with the request. */
export async function createPrismCheck(document: object): Promise<PrismCheck> {
  const operations = await getHttpOperationsFromSpec(document as Document);
  return async (request, path, { status, headers, body }) => {
    const text = new TextDecoder().decode(body);
    const output = {
      statusCode: status,
      headers: Object.fromEntries(headers),
      // Prism takes null for a missing body.
      body: text === '' ? null : isJson(headers) ? parsed(text) : text,
    };
    let hasOperation = false;
    const proxy = createInstance(proxyConfig, {
      logger: silent,
      forward: (_input, _upstream, _proxy, operation) => {
        hasOperation = operation !== undefined;
        return () => async () => ({ _tag: 'Right', right: output });
      },
    });
    const result = await proxy.request(await inputOf(request, path), operations)();
    if (result._tag === 'Left') return [{ location: ['request'], message: result.left.message }];
    if (hasOperation) return located(result.right.validations);
    const operation = `${request.method} ${path}`;
    return [
      { location: ['request'], message: `The request must be one of the document's operations; given: ${operation}.` },
    ];
  };
}

const proxyConfig: IHttpConfig = { ...config, isProxy: true, upstream: new URL('http://upstream') };

interface Diagnostic {
  readonly path?: string[];
  readonly message: string;
}

function located({ input, output }: { input: Diagnostic[]; output: Diagnostic[] }): LocatedViolation[] {
  return [
    ...input.map(({ path = [], message }) => ({ location: ['request', ...path], message })),
    ...output.map(({ path = [], message }) => ({ location: ['response', ...path], message })),
  ];
}

async function inputOf(request: Request, path: string): Promise<IHttpRequest> {
  const { searchParams } = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method.toLowerCase() as IHttpRequest['method'],
    url: {
      path,
      query: Object.fromEntries(
        [...new Set(searchParams.keys())].map((name) => [name, oneOrAll(searchParams.getAll(name))]),
      ),
    },
    headers: Object.fromEntries(request.headers),
    body: text === '' ? null : isJson(request.headers) ? parsed(text) : text,
  };
}

function isJson(headers: Headers): boolean {
  return /[/+]json\b/.test(headers.get('content-type') ?? '');
}

function oneOrAll(values: string[]): string | string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}

/** The value of a JSON text. Invalid JSON stays text, which the JSON schema of an object rejects. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function problem(error: Error): Response {
  const { status = 500, additional } = error as Partial<ProblemJsonError>;
  const headers = new Headers(additional?.['headers'] as Record<string, string> | undefined);
  headers.set('content-type', 'application/problem+json');
  return new Response(JSON.stringify(ProblemJsonError.toProblemJson(error)), { status, headers });
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Writes nothing: Prism's log has whole requests, including their tokens. */
const silent = Object.assign(
  Object.fromEntries(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'success', 'silent'].map((level) => [level, () => {}]),
  ),
  { child: () => silent },
) as never;
