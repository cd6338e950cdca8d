import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Mock } from './mock.ts';

/**
 * MSW handlers that respond as a mock does, for `setupWorker` in a browser and `setupServer` in Node.js.
 *
 * @param origin The origin of the requests to handle. Default: that of the document's first server.
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
