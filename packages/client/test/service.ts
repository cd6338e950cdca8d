import { Mock, type MockOptions } from '@conoha-images/mock';
import { type ClientOptions, createImageClient, type ImageClient } from '../source/index.ts';

/** A client of a mock, and the mock. No time is lost in waits before retries. */
export function clientOf(
  mock: MockOptions | Mock = {},
  options: Partial<ClientOptions> = {},
): { client: ImageClient; mock: Mock } {
  const own = mock instanceof Mock ? mock : new Mock(mock);
  return { mock: own, client: createImageClient({ token: 'token', fetch: own.fetch, maxRetryDelay: 1, ...options }) };
}

/** So many images, of which the newest has the highest number. */
export function images(count: number): { id: string; [property: string]: unknown }[] {
  return Array.from({ length: count }, (_, index) => image(index + 1));
}

export function image(number: number, more: object = {}): { id: string; [property: string]: unknown } {
  const time = new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString().replace('.000', '');
  return {
    ...{ id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, name: `image-${number}`, status: 'active' },
    ...{ visibility: 'public', owner: null, protected: false, os_hidden: false, tags: [], size: 1, virtual_size: null },
    ...{ min_disk: 0, min_ram: 0, disk_format: 'qcow2', container_format: 'bare', checksum: null, os_hash_algo: null },
    ...{ os_hash_value: null, created_at: time, updated_at: time },
    ...more,
  };
}

export function numberOf({ id }: { id: string }): number {
  return Number(id.slice(-12));
}

/** A `fetch` that answers with these, one after the other, the last again and again; and the requests that it got. */
export function scripted(...answers: (Response | Error | ((request: Request) => Response | Promise<Response>))[]): {
  fetch: typeof fetch;
  requests: Request[];
} {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'function') return answer(request);
      return (answer ?? Response.json({ images: [] })).clone();
    },
  };
}
