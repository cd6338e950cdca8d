import type { DocumentedResponse, ListDescriptor } from '@conoha-images/document';
import type { QueryPairs, Scope } from '@conoha-images/listing';
import type { Data, Item } from '../data/data.ts';
import type { MockRequest, MockResponse } from '../http/messages.ts';
import type { Refusal } from './refusal.ts';

/** A rejected request, and what the document says about the response. */
export interface RefusedRequest {
  readonly refusal: Refusal;
  readonly request: MockRequest;
  readonly list: ListDescriptor;
  /** The headers and the example body that the document has for the refusal's status. */
  readonly documented: DocumentedResponse;
}

/** What a service does beyond its document. */
export interface Service {
  /** What separates two parameters of a query. */
  readonly separator: string | RegExp;
  /** The items of a list without data. Without this method, they are those of the document's examples. */
  defaultItems?(): readonly Item[];
  /**
   * Adds the properties that data may omit because they follow from the rest of the item.
   *
   * @param path The path of the list.
   */
  complete(item: Item, path: string): Item;
  /** Whether an item exists: data may hold items that were deleted. */
  exists(item: Item): boolean;
  /** The item as a copy that is made now. The mock replaces its key. */
  asCopy(item: Item): Item;
  /**
   * The items that a token may see. The same object for the same items, because a list keeps what a scope lists.
   *
   * @throws {Refusal} if the service refuses a query that the list accepts.
   */
  scope(data: Data, token: string, query: QueryPairs): Scope<Item>;
  /** Headers of every response of a list. */
  headers(request: MockRequest): Record<string, string>;
  /** Writes the response to a refused request, without the header `sl-violations`, which every list adds. */
  refuse(refused: RefusedRequest): MockResponse;
}
