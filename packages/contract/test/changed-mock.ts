import { Mock } from '@conoha-images/mock';
import { type CheckOptions, checkContract, type Report } from '../source/index.ts';

/** A token that no report and no error may contain. */
export const canary = 'canary-token-4711';

export const target = { baseUrl: 'http://127.0.0.1', token: canary };

export type Image = Readonly<Record<string, unknown>>;

/** The images of the mock. */
export const catalogue: readonly Image[] = await imagesOf(new Mock());

async function imagesOf(mock: Mock): Promise<Image[]> {
  const response = await mock.fetch('http://127.0.0.1/v2/images?limit=1000', { headers: { 'x-auth-token': 'any' } });
  return ((await response.json()) as { images: Image[] }).images;
}

/** A copy of an image with an ID of its own. */
export function copyOf(image: Image | undefined, number: number): Image {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { ...image, id, self: `/v2/images/${id}`, file: `/v2/images/${id}/file` };
}

/** Checks a mock whose responses are changed on their way. */
export function checkChanged(
  change: (response: Response, url: URL) => Response | Promise<Response>,
  options: Partial<CheckOptions> = {},
): Promise<Report> {
  const mock = new Mock();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    return change(await mock.fetch(request), new URL(request.url));
  };
  return checkContract({ ...target, fetch, seed: 1, ...options });
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

/** The failed checks of a report: the name of the relation, and the part of the list that was checked. */
export function failedChecks({ results }: Report): string[] {
  return results
    .filter(({ status }) => status === 'failed')
    .map(({ relation, subject }) => `${relation} ${subject ?? ''}`.trim());
}
