import type { Description, ListDescriptor } from '@conoha-images/document';
import { BodyTooLargeError, type MockRequest, type MockResponse, maximumBody, pathOf } from '../http/messages.ts';
import { problem } from '../http/problem.ts';
import { type LocatedViolation, violationsHeader } from '../http/violations-header.ts';
import { pathPattern } from '../paths.ts';
import { Secrets, tokenHeadersOf } from '../secrets.ts';
import { decodeBody, EncodingError } from './decode-body.ts';
import { forward, type UpstreamResponse } from './forward.ts';
import { ListRequestCheck } from './list-request-check.ts';
import { ListResponseCheck } from './list-response-check.ts';
import { OperationCheck } from './operation-check.ts';
import type { PageRecorder } from './page-recorder.ts';
import { passedHeaders, type RawHeaders, valuesOf } from './pass-headers.ts';
import { redirectLinks } from './redirect-links.ts';
import { UpstreamError } from './upstream-error.ts';

export interface ProxyOptions {
  readonly upstream: URL;
  readonly description: Description;
  readonly recorder?: PageRecorder | undefined;
  /** How long the upstream may send nothing, in milliseconds. Default: one minute. */
  readonly timeout?: number;
  /** The longest body of a response, in bytes. Default: that of a request. */
  readonly maximumResponse?: number;
}

/** A list of the document, with the checks of its requests and its responses. */
interface CheckedList {
  readonly list: ListDescriptor;
  readonly path: RegExp;
  readonly request: ListRequestCheck;
  readonly response: ListResponseCheck;
}

/** A response whose body has no content encoding. The body is undefined if it could not be decoded. */
interface DecodedResponse extends Omit<UpstreamResponse, 'body'> {
  readonly body: Uint8Array | undefined;
  readonly encodingProblems: readonly LocatedViolation[];
}

/** What checks found, and what is to be recorded. */
interface Findings {
  readonly violations: readonly LocatedViolation[];
  readonly page?: { readonly list: ListDescriptor; readonly items: readonly unknown[] };
}

/** Passes requests on to an upstream, and checks them and their responses against a document. */
export class CheckingProxy {
  readonly #options: Required<ProxyOptions> & { readonly recorder: PageRecorder | undefined };
  readonly #lists: readonly CheckedList[];
  readonly #operations: OperationCheck;
  readonly #tokenHeaders: ReadonlySet<string>;

  constructor(options: ProxyOptions) {
    this.#options = { recorder: undefined, timeout: 60_000, maximumResponse: maximumBody, ...options };
    const { description } = options;
    this.#lists = description.lists.map((list) => ({
      list,
      path: pathPattern(description.document, list.path),
      request: new ListRequestCheck(description, list),
      response: new ListResponseCheck(description, list),
    }));
    this.#operations = new OperationCheck(description.document);
    this.#tokenHeaders = tokenHeadersOf(description);
  }

  /** Rejects with a {@link BodyTooLargeError} if the body is too large. */
  async respond(request: MockRequest): Promise<MockResponse> {
    try {
      return await this.#respond(request);
    } catch (error) {
      if (error instanceof UpstreamError) return problem(error.status, error.title, error.message);
      throw error;
    }
  }

  async #respond(request: MockRequest): Promise<MockResponse> {
    const { upstream, timeout, maximumResponse, recorder } = this.#options;
    const requestBody = await request.body().catch((error: Error) => {
      throw error instanceof BodyTooLargeError ? error : UpstreamError.abandoned();
    });
    const { method, target, signal } = request;
    const forwarded = { method, target, headers: headersToSend(request), body: requestBody, signal };
    const response = await forward(forwarded, upstream, { timeout, maximumBody: maximumResponse });
    const decoded = await decode(response, maximumResponse);
    const secrets = new Secrets(request, this.#tokenHeaders);
    const findings = await this.#check(request, requestBody, decoded).catch(checkFailed);
    if (findings.page) recorder?.add(findings.page.list, secrets.removeFromValue(findings.page.items));
    const redirected =
      findings.page && decoded.body && redirectLinks(findings.page.list, decoded.body, upstream, request.origin());
    const body = redirected ?? (request.needsPlainBody ? decoded.body : undefined) ?? response.body;
    return responseWith(secrets.removeFromValue(findings.violations), response, body, method);
  }

  async #check(request: MockRequest, requestBody: Uint8Array, response: DecodedResponse): Promise<Findings> {
    const checked = request.method === 'GET' ? this.#lists.find(({ path }) => path.test(pathOf(request))) : undefined;
    const { encodingProblems, ...received } = response;
    if (!checked) {
      const violations = await this.#operations.check(request, requestBody, received);
      return { violations: [...violations, ...encodingProblems] };
    }
    const checkedRequest = checked.request.check(request);
    const { upstream } = this.#options;
    const { violations, items } = checked.response.check({
      url: new URL(upstream.pathname.replace(/\/+$/, '') + pathOf(request), upstream),
      checkedRequest,
      status: response.status,
      contentType: valuesOf(response.headers, 'content-type')[0],
      body: response.body,
    });
    return {
      violations: [...checkedRequest.violations, ...violations, ...encodingProblems],
      ...(items && { page: { list: checked.list, items } }),
    };
  }
}

/** A mistake in a check must not keep the response from the client. */
function checkFailed(error: Error): Findings {
  return { violations: [{ location: ['response'], message: `The check of the mock failed: ${error.message}` }] };
}

/** The headers of a request. A program whose bodies nobody decodes gets bodies without a content encoding. */
function headersToSend(request: MockRequest): RawHeaders {
  const headers = request.rawHeaders();
  if (!request.needsPlainBody || request.header('accept-encoding') !== undefined) return headers;
  return [...headers, 'Accept-Encoding', 'identity'];
}

/** Undoes the content encoding of a response. */
async function decode(response: UpstreamResponse, maximum: number): Promise<DecodedResponse> {
  const { headers, body } = response;
  // A response to HEAD has the encoding of a body that it lacks.
  if (body.length === 0) return { ...response, encodingProblems: [] };
  try {
    const decoded = await decodeBody(body, valuesOf(headers, 'content-encoding').join(), maximum);
    return { ...response, body: decoded, encodingProblems: [] };
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    const location = ['response', 'header', 'content-encoding'];
    return { ...response, body: undefined, encodingProblems: [{ location, message: error.message }] };
  }
}

/** Headers that describe the bytes of the upstream's body, and are wrong if the client gets others (RFC 9530). */
const headersOfBytes = ['content-encoding', 'content-digest', 'repr-digest', 'digest', 'content-md5'];

/**
 * The response of the upstream, with the violations in the header in which Prism has them.
 *
 * @param sentBody The body for the client: that of the upstream, or another without a content encoding.
 */
function responseWith(
  violations: readonly LocatedViolation[],
  { status, headers, body }: UpstreamResponse,
  sentBody: Uint8Array,
  method: string,
): MockResponse {
  const dropped = ['sl-violations', ...(sentBody === body ? [] : headersOfBytes)];
  const distinct = new Map<string, string[]>();
  for (const [name, value] of passedHeaders(headers, dropped)) {
    const values = distinct.get(name.toLowerCase());
    if (values) values.push(value);
    else distinct.set(name.toLowerCase(), [value]);
  }
  // These have the length of a body that they lack.
  const lengths = method === 'HEAD' || status === 304 ? valuesOf(headers, 'content-length') : [];
  return {
    status,
    headers: {
      ...Object.fromEntries(
        [...distinct].map(([name, values]) => [name, values.length === 1 ? `${values[0]}` : values]),
      ),
      ...(lengths[0] !== undefined && { 'content-length': lengths[0] }),
      ...(violations.length > 0 && { 'sl-violations': violationsHeader(violations) }),
    },
    body: sentBody,
    violations: violations.map(({ location: [side], message }) => `${side}: ${message}`),
  };
}

/** The proxy, for runtimes that have it. */
export function createProxy(options: ProxyOptions): CheckingProxy {
  return new CheckingProxy(options);
}
