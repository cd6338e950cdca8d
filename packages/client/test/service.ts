import { Mock, type MockOptions } from '@conoha-images/mock';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { type ClientOptions, createImageClient, type ImageClient } from '../source/index.ts';

/** The URL of the document's first server, to which the client sends its requests by default. */
export const serverUrl = document.servers[0]?.url ?? '';

// The mock makes these two of the ID.
const { self, file, ...exampleImage } = document.components.examples.reference.value.images[0] ?? {};

/** A client of a mock, and the mock. Its waits before retries are at most 1 ms. */
export function clientOf(
  mock: MockOptions | Mock = {},
  options: Partial<ClientOptions> = {},
): { client: ImageClient; mock: Mock } {
  const own = mock instanceof Mock ? mock : new Mock(mock);
  return { mock: own, client: createImageClient({ token: 'token', fetch: own.fetch, maxRetryDelay: 1, ...options }) };
}

/** As many images. The newest has the highest number, so it comes first in a list. */
export function images(count: number): { id: string; [property: string]: unknown }[] {
  return Array.from({ length: count }, (_, index) => image(index + 1));
}

/** The document's image, with the number in its ID and its times. */
export function image(number: number): { id: string; [property: string]: unknown } {
  const time = new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString().replace('.000', '');
  return {
    ...exampleImage,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    name: `image-${number}`,
    created_at: time,
    updated_at: time,
  };
}

export function numberOf({ id }: { id: string }): number {
  return Number(id.slice(-12));
}

/**
 * A `fetch` that gives these responses in turn and then repeats the last, and the requests that it received. An error is
 * thrown. Without any, it gives an empty page.
 */
export function scripted(...responses: (Response | Error | ((request: Request) => Response | Promise<Response>))[]): {
  fetch: typeof fetch;
  requests: Request[];
} {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      const response = responses[Math.min(requests.length, responses.length) - 1];
      if (response instanceof Error) throw response;
      if (typeof response === 'function') return response(request);
      return (response ?? Response.json({ images: [] })).clone();
    },
  };
}
