import {
  type Description,
  type DocumentedResponse,
  documentedResponse,
  examplesOf,
  type ListDescriptor,
  serverOf,
  type TokenPlace,
  tokenPlace,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import { ListError, Listing, parseQuery } from '@conoha-images/listing';
import type { Data, Item } from './data.ts';
import { type Answer, type Incoming, pathOf, queryOf } from './exchange.ts';
import { PageWriter } from './page-writer.ts';
import { Recent } from './recent.ts';
import type { Refusal, Service } from './service.ts';

/** Glance's server takes no longer request line, in bytes with its end. */
const longestRequestLine = 8192;

/** How much is kept of the pages that were asked for last, in bytes. */
const mostKept = 8_000_000;

/** Answers the requests of one list operation from its data. */
export class ListAnswerer {
  readonly #list: ListDescriptor;
  readonly #service: Service;
  readonly #path: RegExp;
  readonly #token: TokenPlace | undefined;
  /** What the document says of each refusal, by status. */
  readonly #documented: ReadonlyMap<number, DocumentedResponse>;
  readonly #example: unknown;
  #data: Data;
  #listing: Listing<Item>;
  #pages: PageWriter;
  #kept = newKept();

  constructor(description: Description, list: ListDescriptor, service: Service, data: Data) {
    const { document } = description;
    this.#list = list;
    this.#service = service;
    // A request may have the path of the document's server before that of the operation.
    const base = escapeRegExp(basePathOf(document));
    this.#path = new RegExp(
      `^(?:${base})?${list.path
        .split(/\{[^}]*\}/)
        .map(escapeRegExp)
        .join('[^/]+')}$`,
    );
    this.#token = tokenPlace(document, list);
    this.#documented = new Map(
      [400, 401, 403].map((status) => [status, documentedResponse(document, list, String(status))]),
    );
    this.#example = examplesOf(document, list)[0] ?? {};
    this.#data = data;
    this.#listing = new Listing(list, data.items);
    this.#pages = new PageWriter(list, this.#listing, this.#example);
  }

  /** Whether a request is one of this operation. */
  takes(request: Incoming): boolean {
    return request.method === 'GET' && this.#path.test(pathOf(request));
  }

  answer(request: Incoming): Answer {
    if (request.target.length + 'GET  HTTP/1.1\r\n'.length >= longestRequestLine) {
      return { status: 414, headers: {}, body: '', violations: ['The URL is too long.'] };
    }
    const headers = this.#service.headers(request);
    try {
      return this.#page(request, headers);
    } catch (error) {
      if (!(error instanceof ListError)) throw error;
      const answer = this.#refuse(error, request);
      return { ...answer, headers: { ...answer.headers, ...headers } };
    }
  }

  #page(request: Incoming, headers: Record<string, string>): Answer {
    const token = this.tokenOf(request);
    if (token === undefined) return this.unauthorized(request);
    return {
      status: 200,
      headers: { 'content-type': 'application/json', ...headers },
      body: this.#body(request, token),
    };
  }

  /** The page of a request, which is the same again while the collection is. */
  #body(request: Incoming, token: string): Uint8Array {
    const key = `${token}\n${request.target}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const query = parseQuery(queryOf(request), this.#service.separator);
    const page = this.#listing.page(query, this.#service.scope(this.#data, token, query));
    const body = this.#pages.write(page, pathOf(request));
    this.#kept.set(key, body);
    return body;
  }

  /** The answer to a request whose token is missing, unknown or expired. */
  unauthorized(request: Incoming): Answer {
    return this.#refuse('unauthorized', request);
  }

  #refuse(refusal: Refusal, request: Incoming): Answer {
    const status = refusal === 'unauthorized' ? 401 : refusal.status;
    return this.#service.refuse(refusal, request, this.#documented.get(status) ?? { headers: {}, example: undefined });
  }

  /** The token of a request, if it is one that counts. Where the document asks for none, that is the empty string. */
  tokenOf(request: Incoming): string | undefined {
    if (!this.#token) return '';
    const { header, prefix } = this.#token;
    const value = request.header(header) ?? '';
    const hasPrefix = value.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
    const token = hasPrefix ? value.slice(prefix.length) : '';
    const isKnown = this.#data.tokens ? this.#data.tokens.has(token) : token !== '';
    return isKnown ? token : undefined;
  }

  /** The item after which a request's page starts; undefined where the request is not to be answered with such a page. */
  markerOf(request: Incoming): Item | undefined {
    const token = this.tokenOf(request);
    if (token === undefined) return undefined;
    try {
      const query = parseQuery(queryOf(request), this.#service.separator);
      this.#listing.page(query, this.#service.scope(this.#data, token, query));
      const marker = query.find(([name]) => name === this.#list.page.marker)?.[1];
      return marker === undefined ? undefined : this.#listing.itemOf(marker);
    } catch (error) {
      if (error instanceof ListError) return undefined;
      throw error;
    }
  }

  /** Adds a copy of an item, as if it had just been made. */
  insertCopyOf(item: Item): void {
    const key = valueAt(item, this.#list.key);
    const keys = new Set(this.#data.items.map((each) => valueAt(each, this.#list.key)));
    let [number, copied] = [1, ''];
    do copied = String(key).slice(0, -4) + String(number++).padStart(4, '0');
    while (keys.has(copied));
    const copy = withValueAt(this.#service.renew(item), this.#list.key, copied) as Item;
    // Whom the item is shared with, its copy is too.
    const members = this.#data.members?.get(String(key));
    if (members) this.#data = { ...this.#data, members: new Map([...(this.#data.members ?? []), [copied, members]]) };
    this.#replace([...this.#data.items, this.#service.complete(copy, this.#list.path)]);
  }

  remove(item: Item): void {
    this.#replace(this.#data.items.filter((each) => each !== item));
  }

  #replace(items: readonly Item[]): void {
    this.#data = { ...this.#data, items };
    this.#listing = new Listing(this.#list, items);
    this.#pages = new PageWriter(this.#list, this.#listing, this.#example);
    this.#kept = newKept();
  }
}

function newKept(): Recent<Uint8Array> {
  return new Recent(mostKept, ({ length }) => length);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The path of the document's server, such as `/api/v1`, without a slash at its end. */
export function basePathOf(document: object): string {
  return (serverOf(document)?.pathname ?? '').replace(/\/+$/, '');
}
