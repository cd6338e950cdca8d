import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Mock } from './mock.ts';

/**
 * Handlers of MSW that answer as a mock does, for `setupWorker` in a browser and `setupServer` in Node.js.
 *
 * @param origin Whose requests they answer. Default: that of the document's server, `https://image-service.c3j1.conoha.io`.
 * @see https://mswjs.io
 */
export function handlersOf(mock: Mock, origin = mock.origin ?? ''): RequestHandler[] {
  return [
    http.all(`${origin}/*`, async ({ request }) => {
      try {
        return await mock.fetch(request);
      } catch {
        // A scenario broke the connection.
        return HttpResponse.error();
      }
    }),
  ];
}
