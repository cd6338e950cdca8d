import { type Description, type ListDescriptor, parsePointer, valueAt } from '@conoha-images/document';
import { ResponseSchemas } from '@conoha-images/document/node';
import { parseQuery } from '@conoha-images/listing';
import { decodeUtf8, InvalidUtf8 } from '../data/decode-utf-8.ts';
import { InvalidJson, parseJson } from '../data/parse-json.ts';
import { statusesWithoutBody } from '../http/messages.ts';
import type { LocatedViolation } from '../http/violations-header.ts';
import { serviceOf } from '../services/registry.ts';
import { checkLinks } from './link-check.ts';
import type { CheckedRequest } from './list-request-check.ts';
import { checkPage } from './page-check.ts';

/** A GET request and its response, as far as the check needs them. */
export interface Traffic {
  /** The URL of the request at the upstream. */
  readonly url: URL;
  readonly checkedRequest: CheckedRequest;
  readonly status: number;
  /** The header `content-type`; undefined if the response has none. */
  readonly contentType: string | undefined;
  /** The body without its content encoding. Undefined if it could not be decoded. */
  readonly body: Uint8Array | undefined;
}

export interface CheckedResponse {
  readonly violations: readonly LocatedViolation[];
  /** The items of the page, valid or not. Undefined if the response is not a page. */
  readonly items: readonly unknown[] | undefined;
}

/** Checks the responses of a list: the status, the media type, the body, and what one page alone can show of its pages. */
export class ListResponseCheck {
  readonly #list: ListDescriptor;
  readonly #schemas: ResponseSchemas;

  constructor({ document }: Description, list: ListDescriptor) {
    this.#list = list;
    this.#schemas = new ResponseSchemas(document, list);
  }

  check(traffic: Traffic): CheckedResponse {
    const { status, checkedRequest } = traffic;
    const violations: LocatedViolation[] = [];
    const { refusedWith } = checkedRequest;
    if (refusedWith !== undefined && status < 300) {
      const message = `The status must be ${refusedWith}, because the request violates the document; given: ${status}.`;
      violations.push({ location: ['response'], message });
    }
    const documented = this.#documentedStatus(status);
    if (documented === undefined) {
      const message = `The status must be one of ${this.#schemas.statuses.join(', ')}; given: ${status}.`;
      return { violations: [...violations, { location: ['response'], message }], items: undefined };
    }
    const read = this.#checkBody(traffic, documented);
    return { ...read, violations: [...violations, ...read.violations] };
  }

  #checkBody(traffic: Traffic, documented: string): CheckedResponse {
    const { status, contentType, body } = traffic;
    const none = { violations: [], items: undefined };
    const allowed = this.#schemas.mediaTypes(documented);
    if (statusesWithoutBody.has(status) || allowed.length === 0) return none;
    const [type = ''] = (contentType ?? '').split(';');
    const mediaType = mediaTypeAmong(allowed, type);
    if (mediaType === undefined) {
      const message = `The media type must be one of ${allowed.join(', ')}; given: ${type.trim() || 'nothing'}.`;
      return { violations: [{ location: ['response', 'header', 'content-type'], message }], items: undefined };
    }
    if (!body) return none;
    const { value, problem } = isJson(type) ? readJson(body) : { value: Buffer.from(body).toString() };
    if (problem !== undefined) {
      return { violations: [{ location: ['response', 'body'], message: problem }], items: undefined };
    }
    const violations = (this.#schemas.validate(documented, mediaType, value) ?? []).map(({ path, message }) => ({
      location: ['response', 'body', ...parsePointer(path)],
      message,
    }));
    const items = status === 200 ? valueAt(value, this.#list.items) : undefined;
    if (!Array.isArray(items)) return { violations, items: undefined };
    return { violations: violations.length > 0 ? violations : this.#checkPage(traffic, value, items), items };
  }

  #checkPage({ url, checkedRequest: { query } }: Traffic, body: unknown, items: unknown[]): LocatedViolation[] {
    if (!query) return [];
    const { separator } = serviceOf(this.#list.operationId);
    const readLink = (link: string) => parseQuery(link.split('?').slice(1).join('?'), separator);
    const page = { query, items, body };
    const violations = checkPage(this.#list, page);
    // A link starts from the last item, so it would be reported too if another item is in that place.
    return violations.length > 0 ? violations : checkLinks(this.#list, page, url, readLink);
  }

  /** The status as the document has it: itself, its class such as `4XX`, or `default`. */
  #documentedStatus(status: number): string | undefined {
    const names = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
    return names.find((name) => this.#schemas.statuses.includes(name));
  }
}

/** The documented media type or range, such as `text/*`, that has a media type. */
function mediaTypeAmong(documented: readonly string[], mediaType: string): string | undefined {
  const type = mediaType.trim().toLowerCase();
  const bare = (name: string): string => (name.split(';')[0] ?? '').trim().toLowerCase();
  const ranges = [type, type.replace(/\/.*/, '/*'), '*/*'];
  return ranges.flatMap((range) => documented.find((name) => type !== '' && bare(name) === range) ?? [])[0];
}

function isJson(mediaType: string): boolean {
  return /[/+]json$/i.test(mediaType.trim());
}

function readJson(body: Uint8Array): { value?: unknown; problem?: string } {
  try {
    return { value: parseJson(decodeUtf8(body)) };
  } catch (error) {
    if (error instanceof InvalidUtf8) return { problem: `The body must be UTF-8; given: ${error.place}.` };
    if (error instanceof InvalidJson) return { problem: `The body must be JSON: ${error.message}.` };
    throw error;
  }
}
