import { type MockRequest, pathOf } from '../http/messages.ts';
import type { LocatedViolation } from '../http/violations-header.ts';
import { webRequestOf } from '../http/web-request.ts';
import { withoutBasePath } from '../paths.ts';
import type { PrismCheck } from '../prism/prism.ts';
import type { UpstreamResponse } from './forward.ts';

/** Checks the requests and responses of operations that are not lists, as Prism does. */
export class OperationCheck {
  readonly #document: object;
  #prism: Promise<PrismCheck> | undefined;

  constructor(document: object) {
    this.#document = document;
  }

  /** @param response Its body is undefined if it could not be decoded: then only the request is checked. */
  async check(
    request: MockRequest,
    requestBody: Uint8Array,
    response: Omit<UpstreamResponse, 'body'> & { readonly body: Uint8Array | undefined },
  ): Promise<LocatedViolation[]> {
    const { method, target } = request;
    const webRequest = webRequestOf({ method, target, headers: request.rawHeaders(), body: requestBody });
    if (!webRequest) return [{ location: ['request'], message: 'The method or the target of the request is invalid.' }];
    // Prism takes half a second to load.
    this.#prism ??= import('../prism/prism.ts').then(({ createPrismCheck }) => createPrismCheck(this.#document));
    const check = await this.#prism;
    const { status, body } = response;
    const headers = headersOf(response);
    const path = withoutBasePath(this.#document, pathOf(request));
    try {
      const violations = await check(webRequest, path, { status, headers, body: body ?? new Uint8Array() });
      return body ? violations : violations.filter(({ location: [side] }) => side === 'request');
    } catch {
      // Prism can't read some headers, such as a media type without a slash.
      return [
        { location: ['response', 'header'], message: 'A header is invalid, so Prism could not check the response.' },
      ];
    }
  }
}

function headersOf({ headers: raw }: Pick<UpstreamResponse, 'headers'>): Headers {
  const headers = new Headers();
  for (let index = 0; index < raw.length; index += 2) headers.append(raw[index] ?? '', raw[index + 1] ?? '');
  return headers;
}
