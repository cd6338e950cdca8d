import {
  type Description,
  type DocumentedResponse,
  documentedResponse,
  type ListDescriptor,
  type TokenPlace,
  tokenPlace,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import { ListError, Listing, parseQuery, type QueryPairs, type Scope } from '@conoha-images/listing';
import type { Data, Item } from '../data/data.ts';
import type { Body } from '../http/body.ts';
import { type MockRequest, type MockResponse, pathOf, queryOf } from '../http/messages.ts';
import { violationsHeader } from '../http/violations-header.ts';
import { pathPattern } from '../paths.ts';
import { Refusal } from '../services/refusal.ts';
import type { Service } from '../services/service.ts';
import { PageWriter } from './page-writer.ts';
import { RecentPages } from './recent-pages.ts';

/** The length at which Glance's server rejects a request line, in bytes, line break included. */
const requestLineLimit = 8192;

/** Responds to the requests of one list operation from its data. */
export class ListHandler {
  readonly #list: ListDescriptor;
  readonly #service: Service;
  readonly #path: RegExp;
  readonly #tokenPlace: TokenPlace | undefined;
  /** What the document says about each refusal, by status. */
  readonly #documented: ReadonlyMap<number, DocumentedResponse>;
  #data: Data;
  #listing: Listing<Item>;
  #writer: PageWriter;
  #recentPages = new RecentPages();

  constructor({ document }: Description, list: ListDescriptor, service: Service, data: Data) {
    this.#list = list;
    this.#service = service;
    this.#path = pathPattern(document, list.path);
    this.#tokenPlace = tokenPlace(document, list);
    this.#documented = new Map(
      [400, 401, 403, 404].map((status) => [status, documentedResponse(document, list, String(status))]),
    );
    this.#data = data;
    this.#listing = new Listing(list, data.items);
    this.#writer = new PageWriter(list, this.#listing, data.body);
  }

  /** Whether a request is one of this operation. */
  handles(request: MockRequest): boolean {
    return request.method === 'GET' && this.#path.test(pathOf(request));
  }

  respond(request: MockRequest): MockResponse {
    if (request.target.length + 'GET  HTTP/1.1\r\n'.length >= requestLineLimit) {
      return { status: 414, headers: {}, body: '', violations: ['The URL is too long.'] };
    }
    const token = this.tokenOf(request);
    // Without the service's headers: Glance's 401 has no request ID.
    if (token === undefined) return this.unauthorized(request);
    const headers = this.#service.headers(request);
    try {
      const body = this.#page(request, token);
      return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body };
    } catch (error) {
      const response = this.#refuse(refusalOf(error), request);
      return { ...response, headers: { ...response.headers, ...headers } };
    }
  }

  /** The response to a request whose token is missing, unknown or expired. */
  unauthorized(request: MockRequest): MockResponse {
    return this.#refuse(Refusal.unauthorized(), request);
  }

  /** The token of a request; undefined if it is missing or unknown. Empty if the document asks for no token. */
  tokenOf(request: MockRequest): string | undefined {
    if (!this.#tokenPlace) return '';
    const { header, prefix } = this.#tokenPlace;
    const value = request.header(header) ?? '';
    const hasPrefix = value.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
    const token = hasPrefix ? value.slice(prefix.length) : '';
    const isKnown = this.#data.tokens ? this.#data.tokens.has(token) : token !== '';
    return isKnown ? token : undefined;
  }

  /** The item after which a request's page starts; undefined if the request has no marker, or the list rejects it. */
  markerOf(request: MockRequest): Item | undefined {
    const token = this.tokenOf(request);
    if (token === undefined) return undefined;
    try {
      return this.#listing.markerOf(...this.#read(request, token));
    } catch (error) {
      refusalOf(error);
      return undefined;
    }
  }

  /** Adds a copy of an item, as if the copy had just been created. */
  insertCopyOf(item: Item): void {
    const { key: keyPointer, path } = this.#list;
    const { items, members } = this.#data;
    const key = String(valueAt(item, keyPointer));
    const copyKey = unusedKey(key, new Set(items.map((other) => valueAt(other, keyPointer))));
    const copy = withValueAt(this.#service.asCopy(item), keyPointer, copyKey) as Item;
    // The copy is shared with the same projects.
    const membersOfItem = members?.get(key);
    if (members && membersOfItem) {
      this.#data = { ...this.#data, members: new Map([...members, [copyKey, membersOfItem]]) };
    }
    this.#replaceItems([...items, this.#service.complete(copy, path)]);
  }

  remove(item: Item): void {
    this.#replaceItems(this.#data.items.filter((other) => other !== item));
  }

  /** The body of a request's page. The same request has the same page until the items change. */
  #page(request: MockRequest, token: string): Body {
    const { next, first } = this.#list.page;
    const origin = next?.absolute || first?.absolute ? request.origin() : '';
    return this.#recentPages.of(`${origin}\n${token}\n${request.target}`, () => {
      const page = this.#listing.page(...this.#read(request, token));
      return this.#writer.write(page, { origin, path: pathOf(request) });
    });
  }

  #read(request: MockRequest, token: string): [query: QueryPairs, scope: Scope<Item>] {
    const query = parseQuery(queryOf(request), this.#service.separator);
    return [query, this.#service.scope(this.#data, token, query)];
  }

  /** The service's response. Its body may not say which parameter is wrong, so the header `sl-violations` does. */
  #refuse(refusal: Refusal, request: MockRequest): MockResponse {
    const documented = this.#documented.get(refusal.status) ?? { headers: {}, example: undefined };
    const response = this.#service.refuse({ refusal, request, list: this.#list, documented });
    const { parameter, message } = refusal;
    // The location as Prism gives it.
    const location = parameter === undefined ? ['request', 'header'] : ['request', 'query', parameter];
    const violations = violationsHeader([{ location, message }]);
    return { ...response, headers: { ...response.headers, 'sl-violations': violations }, violations: [message] };
  }

  #replaceItems(items: readonly Item[]): void {
    this.#data = { ...this.#data, items };
    this.#listing = new Listing(this.#list, items);
    this.#writer = new PageWriter(this.#list, this.#listing, this.#data.body);
    this.#recentPages = new RecentPages();
  }
}

/** @throws the error itself, if it is neither of the list nor of the service. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ListError) return Refusal.fromList(error);
  throw error;
}

/** The key with a number instead of its last four characters. */
function unusedKey(key: string, usedKeys: ReadonlySet<unknown>): string {
  for (let number = 1; ; number += 1) {
    const candidate = key.slice(0, -4) + String(number).padStart(4, '0');
    if (!usedKeys.has(candidate)) return candidate;
  }
}
