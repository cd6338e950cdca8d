import type { Description } from '@conoha-images/document';
import { ControlAccess } from '../control/access.ts';
import type { MockRequest, MockResponse } from '../http/messages.ts';
import { problem } from '../http/problem.ts';
import type { PageRecorder } from './page-recorder.ts';
import type { CheckingProxy, ProxyOptions } from './proxy.ts';
import { upstreamUrl } from './upstream-url.ts';

/** Responds to requests with the responses of an upstream. */
export class ProxyResponder {
  readonly #options: ProxyOptions;
  readonly #access: ControlAccess;
  #proxy: Promise<Pick<CheckingProxy, 'respond'>> | undefined;

  /** @param hosts Names of hosts whose pages may use the upstream, beside those of private networks. */
  constructor(options: ProxyOptions, hosts: readonly string[]) {
    this.#options = options;
    this.#access = new ControlAccess(hosts);
  }

  async respond(request: MockRequest): Promise<MockResponse> {
    // The upstream may be one that only this machine can reach, and any web page can send requests to this machine.
    const rejection = this.#access.problemOf(request);
    if (rejection !== undefined) return problem(403, 'Forbidden', rejection);
    // Only a mock with an upstream needs it, and only Node.js can run it.
    this.#proxy ??= import('#proxy').then(({ createProxy }) => createProxy(this.#options));
    return (await this.#proxy).respond(request);
  }
}

interface Settings {
  readonly upstream?: string | URL;
  readonly recorder?: PageRecorder;
  readonly controlHosts?: readonly string[];
  readonly static?: boolean;
}

/**
 * What responds instead of a mock with these options; undefined if the mock itself does.
 *
 * @throws {TypeError} if the upstream is invalid, or excludes another option.
 */
export function proxyOf(
  description: Description,
  { upstream, recorder, controlHosts = [], static: isStatic }: Settings,
): ProxyResponder | undefined {
  if (upstream === undefined) return undefined;
  if (isStatic) throw new TypeError('static must be left out if there is an upstream, which responds instead.');
  return new ProxyResponder({ upstream: upstreamUrl(upstream), description, recorder }, controlHosts);
}
