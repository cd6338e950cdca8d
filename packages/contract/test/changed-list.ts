import { Mock } from '@conoha-images/mock';
import { type CheckOptions, checkContract, type Report } from '../source/index.ts';
import { relations } from '../source/relations/index.ts';
import { catalogue, type Image, json, target } from './changed-mock.ts';

/** The names of the relations that the sweep checks. */
export const sweepNames: readonly string[] = Object.values(relations)
  .flat()
  .filter(({ kinds }) => kinds !== undefined)
  .map(({ name }) => name);

/** What a list does wrong. */
export interface Fault {
  /** Changes how a query is understood. */
  readonly asks?: (query: URLSearchParams) => void;
  /** Changes the images that a query is about. It may remove parameters that it has applied itself. */
  readonly finds?: (images: readonly Image[], query: URLSearchParams) => readonly Image[];
  /** Changes the body of a page. */
  readonly writes?: (body: Body, query: URLSearchParams) => Body;
}

interface Body {
  readonly images: readonly Image[];
  readonly next?: string;
}

/** A list of images with a fault. It still rejects what the mock rejects. */
function faultyFetch({ asks, finds, writes }: Fault, images: readonly Image[] = catalogue): typeof fetch {
  const mock = new Mock({ images: [...images] });
  return async (input, init) => {
    const request = new Request(input, init);
    const correct = await mock.fetch(request);
    if (!correct.ok) return correct;
    const url = new URL(request.url);
    asks?.(url.searchParams);
    const found = finds?.(images, url.searchParams) ?? images;
    const response = await (found === images ? mock : new Mock({ images: [...found] })).fetch(
      new Request(url, request),
    );
    if (!writes || !response.ok) return response;
    return json(writes((await response.json()) as Body, new URL(request.url).searchParams));
  };
}

/** Checks the relations of the sweep for a list with a fault. */
export function checkFault(fault: Fault, options: Partial<CheckOptions> = {}): Promise<Report> {
  return checkContract({ ...target, fetch: faultyFetch(fault), seed: 1, only: sweepNames, budget: 800, ...options });
}

/** The names of the parameters of the only command of each failure. */
export function commandParameters({ results }: Report): (readonly string[])[] {
  const commands = results.filter(({ status }) => status === 'failed').map(({ failure }) => failure?.curl.at(-1) ?? '');
  return commands.map((command) => [...new URL(/'(http[^']*)'/.exec(command)?.[1] ?? '').searchParams.keys()]);
}
