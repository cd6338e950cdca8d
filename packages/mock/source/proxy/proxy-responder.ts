import type { MockRequest, MockResponse } from '../http/messages.ts';
import type { CheckingProxy, ProxyOptions } from './proxy.ts';

/** Responds to requests with the responses of an upstream. */
export class ProxyResponder {
  readonly #options: ProxyOptions;
  #proxy: Promise<Pick<CheckingProxy, 'respond'>> | undefined;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  async respond(request: MockRequest): Promise<MockResponse> {
    // Only a mock with an upstream needs it, and only Node.js can run it.
    this.#proxy ??= import('#proxy').then(({ createProxy }) => createProxy(this.#options));
    return (await this.#proxy).respond(request);
  }
}
