import { type Description, type ListDescriptor, type TokenPlace, tokenPlace } from '@conoha-images/document';
import { ListError, Listing, parseQuery, type QueryPairs } from '@conoha-images/listing';
import type { Item } from '../data/data.ts';
import { type MockRequest, queryOf } from '../http/messages.ts';
import type { LocatedViolation } from '../http/violations-header.ts';
import { Refusal } from '../services/refusal.ts';
import { serviceOf } from '../services/registry.ts';
import type { Service } from '../services/service.ts';

/** What the check of a list's request found. */
export interface CheckedRequest {
  /** The parameters, decoded. Undefined if they can't be, or if the list rejects them. */
  readonly query: QueryPairs | undefined;
  readonly violations: readonly LocatedViolation[];
  /** The status with which the document says that the request is rejected. */
  readonly refusedWith: number | undefined;
}

/** Checks the requests of a list by the rules that the document gives for it. */
export class ListRequestCheck {
  readonly #list: ListDescriptor;
  readonly #service: Service;
  readonly #tokenPlace: TokenPlace | undefined;
  /** Without items: which the upstream has is not known, so a marker can't be checked. */
  readonly #listing: Listing<Item>;
  /** The parameters that the operation names. */
  readonly #names: readonly string[];

  constructor({ document }: Description, list: ListDescriptor) {
    this.#list = list;
    this.#service = serviceOf(list.operationId);
    this.#tokenPlace = tokenPlace(document, list);
    this.#listing = new Listing<Item>(list, []);
    this.#names = namesOf(list);
  }

  check(request: MockRequest): CheckedRequest {
    const missingToken = this.#checkToken(request);
    const { query, refusal } = this.#read(queryOf(request));
    const refused = refusal && {
      location: ['request', 'query', ...(refusal.parameter === undefined ? [] : [refusal.parameter])],
      message: refusal.message,
    };
    return {
      query: refusal ? undefined : query,
      violations: [...missingToken, ...(refused ? [refused] : []), ...this.#checkNames(query)],
      refusedWith: missingToken.length > 0 ? 401 : refusal?.status,
    };
  }

  #checkToken(request: MockRequest): LocatedViolation[] {
    if (!this.#tokenPlace) return [];
    const { header, prefix } = this.#tokenPlace;
    const value = request.header(header) ?? '';
    const hasToken =
      value.length > prefix.length && value.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
    if (hasToken) return [];
    const requirement = prefix === '' ? 'a token' : `${prefix.trim()} and a token`;
    const message = `The header ${header} must be ${requirement}; given: ${value === '' ? 'nothing' : 'another value'}.`;
    return [{ location: ['request', 'header', header], message }];
  }

  #read(text: string): { query: QueryPairs; refusal?: Refusal } {
    let query: QueryPairs = [];
    try {
      query = parseQuery(text, this.#service.separator);
      this.#listing.page(query, this.#service.scope({ items: [], body: {} }, '', query));
    } catch (error) {
      if (error instanceof Refusal) return { query, refusal: error };
      if (!(error instanceof ListError)) throw error;
      if (error.reason !== 'unknown-marker') return { query, refusal: Refusal.fromList(error) };
    }
    return { query };
  }

  /** The parameters that the operation does not name, if the document does not say either what they do. */
  #checkNames(query: QueryPairs): LocatedViolation[] {
    if (this.#list.additional) return [];
    const unknown = new Set(query.map(([name]) => name).filter((name) => !this.#names.includes(name)));
    return [...unknown].map((name) => ({
      location: ['request', 'query', name],
      message: `The parameters must be among ${this.#names.join(', ')}; given: ${name}.`,
    }));
  }
}

function namesOf({ page, order, filters, others }: ListDescriptor): string[] {
  const names = [
    page.limit,
    page.marker,
    order?.by,
    order?.key,
    order?.direction,
    ...[...filters, ...others].map(({ parameter }) => parameter),
  ];
  return names.filter((name) => name !== undefined);
}
