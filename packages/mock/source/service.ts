import type { DocumentedResponse } from '@conoha-images/document';
import type { ListError, QueryPairs, Scope } from '@conoha-images/listing';
import type { Data, Item } from './data.ts';
import { type Answer, type Incoming, problem } from './exchange.ts';
import { imageService } from './image-service.ts';

/** Why a request is not answered with a page. */
export type Refusal = ListError | 'unauthorized';

/** What a service does that its document does not say. */
export interface Service {
  /** What stands between two parameters of a query. */
  readonly separator: string | RegExp;
  /** Adds to an item what follows from the rest of it, where it is left out. */
  complete(item: Item, path: string): Item;
  /** Whether the service still has an item. */
  has(item: Item): boolean;
  /** What a copy of an item, made at this moment, has of it besides its key. */
  renew(item: Item): Item;
  /**
   * Which items a token gets to see.
   *
   * @throws {ListError} where the service refuses a query that the list would answer.
   */
  scope(data: Data, token: string, query: QueryPairs): Scope<Item>;
  /** Headers that every answer of a list has. */
  headers(request: Incoming): Record<string, string>;
  refuse(refusal: Refusal, request: Incoming, documented: DocumentedResponse): Answer;
}

/** A service of which nothing more is known: every token that it knows sees everything. */
const plainService: Service = {
  separator: '&',
  complete: (item) => item,
  has: () => true,
  renew: (item) => item,
  scope: () => ({ lists: () => true, reads: () => true }),
  headers: () => ({}),
  refuse: refuseAsDocumented,
};

/** Refuses with the document's own example, where it has one for the status, and else with a problem (RFC 9457). */
function refuseAsDocumented(refusal: Refusal, _request: Incoming, { headers, example }: DocumentedResponse): Answer {
  const answer =
    refusal === 'unauthorized'
      ? problem(401, 'Unauthorized', 'The request has no token, or one that is unknown.', headers)
      : problem(refusal.status, refusal.status === 403 ? 'Forbidden' : 'Bad Request', refusal.message, headers);
  if (!example) return answer;
  return { ...answer, headers: { ...answer.headers, 'content-type': example.mediaType }, body: example.body };
}

/** The services that are known, by the operationId of their list. */
export function serviceOf(operationId: string): Service {
  return operationId === 'listImages' ? imageService : plainService;
}
