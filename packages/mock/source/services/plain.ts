import type { MockResponse } from '../http/messages.ts';
import { problem } from '../http/problem.ts';
import type { RefusedRequest, Service } from './service.ts';

const everything = { lists: () => true, reads: () => true };

/** The service of any document: every known token sees every item, and errors have the bodies of the document. */
export const plainService: Service = {
  separator: '&',
  complete: (item) => item,
  exists: () => true,
  asCopy: (item) => item,
  scope: () => everything,
  headers: () => ({}),
  refuse: respondAsDocumented,
};

const titles = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

/** Responds with the document's example for the status; if there is no example, with a problem (RFC 9457). */
function respondAsDocumented({ refusal, documented: { headers, example } }: RefusedRequest): MockResponse {
  const response = problem(refusal.status, titles[refusal.status], refusal.message, headers);
  if (!example) return response;
  return { ...response, headers: { ...response.headers, 'content-type': example.mediaType }, body: example.body };
}
