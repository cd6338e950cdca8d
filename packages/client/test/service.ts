import { Mock, type MockOptions } from '@conoha-images/mock';
import document from '@conoha-images/spec/document';
import { type ClientOptions, createImageClient, type ImageClient } from '../source/index.ts';

/** The URL of the document's first server, to which the client sends its requests by default. */
export const serverUrl = (document as { servers: [{ url: string }] }).servers[0].url;

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

export function image(number: number): { id: string; [property: string]: unknown } {
  const time = new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString().replace('.000', '');
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    name: `image-${number}`,
    status: 'active',
    visibility: 'public',
    owner: null,
    protected: false,
    os_hidden: false,
    tags: [],
    size: 1,
    virtual_size: null,
    min_disk: 0,
    min_ram: 0,
    disk_format: 'qcow2',
    container_format: 'bare',
    checksum: null,
    os_hash_algo: null,
    os_hash_value: null,
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
