import type { Description } from '@conoha-images/document';
import { Mock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';

export type Item = Readonly<Record<string, unknown>>;
export type Parameters = readonly (readonly [name: string, value: string])[];

/** A request, and what a fault can find out to respond to it. */
export interface Situation {
  readonly parameters: Parameters;
  /** The last value of a parameter; undefined if the query does not have it. */
  value(name: string): string | undefined;
  /** Every value of a parameter. */
  values(name: string): string[];
  /** The query as it was sent. */
  readonly query: string;
  readonly token: string | null;
  /** The whole list of a query, without regard to its limit and marker. */
  whole(parameters: Parameters): Promise<Item[]>;
  /** How many requests came before this one. */
  readonly count: number;
}

export interface Body {
  images: Item[];
  first: string;
  schema: string;
  next?: string;
}

/** One thing that a list does wrong: a change in one of the steps that make a response. */
export interface Fault {
  /** What the list does, as the end of a sentence that begins with "The list". */
  readonly does: string;
  /** The document that the list violates. Default: the document of the image list. */
  readonly description?: Description;
  /** The document that the list implements before the fault. Default: the document of the image list. */
  readonly service?: Description;
  /** Changes how the service reads a query. Its links keep the original query. */
  readonly understands?: (parameters: Parameters, situation: Situation) => Parameters;
  /** Changes the items of the whole list, or their order, before a page is cut from it. */
  readonly lists?: (items: Item[], situation: Situation) => Item[] | Promise<Item[]>;
  /** Changes a page that was cut from the list. It starts after the marker. */
  readonly cuts?: (page: Item[], cut: { items: Item[]; start: number; limit: number }, situation: Situation) => Item[];
  /** Changes the body of a page. */
  readonly writes?: (body: Body, situation: Situation) => object;
  /** Changes the response itself. */
  readonly responds?: (response: Response, situation: Situation) => Response | Promise<Response>;
}

export interface Data {
  readonly images: readonly Item[];
  readonly tokens: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A `fetch` that responds as the mock does, with a fault. */
export function faultyFetch(data: Data, fault: Fault): typeof fetch {
  const mock = new Mock({ data: { ...data }, ...(fault.service && { description: fault.service }) });
  let count = 0;
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const { headers } = request;
    const send = (parameters: Parameters): Promise<Response> => {
      const query = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
      return mock.fetch(`${url.origin}${url.pathname}?${query}`, { headers });
    };
    const parameters: Parameters = [...url.searchParams];
    const values = (name: string): string[] =>
      parameters.filter((parameter) => parameter[0] === name).map(([, value]) => value);
    const situation: Situation = {
      parameters,
      values,
      value: (name) => values(name).at(-1),
      query: url.search,
      token: headers.get('x-auth-token'),
      count,
      whole: async (query) => {
        const rest = query.filter(([name]) => name !== 'limit' && name !== 'marker');
        const response = await send([...rest, ['limit', String(listImages.page.maximum)]]);
        return response.status === 200 ? ((await response.json()) as Body).images : [];
      },
    };
    count += 1;
    const response = await faultyResponse(fault, situation, send);
    return fault.responds ? fault.responds(response, situation) : response;
  };
}

async function faultyResponse(
  fault: Fault,
  situation: Situation,
  send: (parameters: Parameters) => Promise<Response>,
): Promise<Response> {
  const { parameters } = situation;
  const understood = fault.understands?.(parameters, situation) ?? parameters;
  const response = await send(understood);
  if (response.status !== 200) return response;
  const body = (await response.json()) as Body;
  const { default: standardSize, maximum } = listImages.page;
  const limit = Math.min(Number(understood.find(([name]) => name === 'limit')?.[1] ?? standardSize), maximum);
  const marker = understood.find(([name]) => name === 'marker')?.[1];
  const query = parameters.filter(([name]) => name !== 'marker');
  let page = body.images;
  if (fault.lists || fault.cuts) {
    const plain = await situation.whole(understood);
    const items = fault.lists ? await fault.lists([...plain], situation) : plain;
    const start = marker === undefined ? 0 : await startAfter(marker, items, plain, understood, send);
    page = items.slice(start, start + limit);
    if (fault.cuts) page = fault.cuts(page, { items, start, limit }, situation);
  }
  const last = page.at(-1);
  const next: Parameters = last && page.length >= limit ? [...query, ['marker', String(last['id'])]] : [];
  const { next: _, ...rest } = body;
  const written: Body = {
    ...rest,
    images: page,
    first: linkTo(query),
    ...(next.length > 0 && { next: linkTo(next) }),
  };
  return new Response(JSON.stringify(fault.writes?.(written, situation) ?? written), { headers: response.headers });
}

/** Where a page starts in a list that a fault may have changed: after its marker, or where the marker would be. */
async function startAfter(
  marker: string,
  items: readonly Item[],
  plain: readonly Item[],
  understood: Parameters,
  send: (parameters: Parameters) => Promise<Response>,
): Promise<number> {
  const index = items.findIndex(({ id }) => id === marker);
  if (index >= 0) return index + 1;
  const rest = understood.filter(([name]) => name !== 'limit');
  const after = ((await (await send([...rest, ['limit', String(listImages.page.maximum)]])).json()) as Body).images[0];
  if (!after) return plain.length;
  const place = items.findIndex(({ id }) => id === after['id']);
  return place < 0 ? items.length : place;
}

export function linkTo(parameters: Parameters): string {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  return query === '' ? '/v2/images' : `/v2/images?${query}`;
}
