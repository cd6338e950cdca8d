import type { Mock } from '../source/index.ts';

/** An image as the document has it, of which only what matters is said. */
export function image(id: number, rest: object = {}): Record<string, unknown> {
  return {
    ...{ id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`, name: `image-${id}`, status: 'active' },
    ...{ visibility: 'public', owner: 'provider', protected: false, os_hidden: false, tags: [] },
    ...{ size: 1, virtual_size: null, min_disk: 0, min_ram: 0, disk_format: 'qcow2', container_format: 'bare' },
    ...{ checksum: null, os_hash_algo: null, os_hash_value: null },
    ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
    ...rest,
  };
}

export function images(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => image(index + 1));
}

/** What a mock answers to a query. */
export function list(mock: Mock, query = '', headers: Record<string, string> = {}): Promise<Response> {
  const url = `https://image-service.c3j1.conoha.io/v2/images${query}`;
  return mock.fetch(new Request(url, { headers: { Accept: 'application/json', 'X-Auth-Token': 'any', ...headers } }));
}

/** The numbers of the images in a page. */
export async function numbersIn(response: Response): Promise<number[]> {
  const body = (await response.json()) as { images: { id: string }[] };
  return body.images.map(({ id }) => Number(id.slice(-12)));
}
