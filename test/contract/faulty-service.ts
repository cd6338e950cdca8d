import type { Description } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import { collection } from './collection.ts';
import { CorrectList, type CorrectResponse, jsonOf, queryOf } from './correct-list.ts';
import type { Body, Fault, Item, Parameters, Service, Situation } from './fault.ts';

const { default: standardSize, maximum: maximumSize } = listImages.page;

const lists = new Map<Description | undefined, CorrectList>();

/** The list that a fault changes. Faults share one, unless they change its images. */
export function correctListOf({ images, service }: Fault): CorrectList {
  if (images) return new CorrectList({ ...collection, images: collection.images.map(images) }, service);
  const list = lists.get(service) ?? new CorrectList(collection, service);
  lists.set(service, list);
  return list;
}

/** A service that responds as a correct list does, with a fault. */
export function faultyService(list: CorrectList, fault: Fault): Service {
  let count = 0;
  return async (request, connection) => {
    const url = new URL(request.url);
    const situation = situationOf(list, request, url, connection, count);
    count += 1;
    const isList = request.method === 'GET' && url.pathname === listImages.path;
    const response = isList ? await pageOf(list, fault, situation) : await list.other(request);
    return fault.responds ? fault.responds(response, situation) : response;
  };
}

function situationOf(list: CorrectList, request: Request, url: URL, connection: number, count: number): Situation {
  const parameters: Parameters = [...url.searchParams];
  const token = request.headers.get('x-auth-token');
  const headers: [string, string][] = token === null ? [] : [['x-auth-token', token]];
  const values = (name: string): string[] =>
    parameters.filter((parameter) => parameter[0] === name).map(([, value]) => value);
  return {
    parameters,
    values,
    value: (name) => values(name).at(-1),
    query: url.search,
    token,
    request,
    connection,
    count,
    whole: async (query) => {
      // A second limit or marker is a filter, and stays.
      const rest = withoutFirst(withoutFirst(query, 'limit'), 'marker');
      const { page } = await list.get(queryOf([['limit', String(maximumSize)], ...rest]), headers);
      return [...(page?.images ?? [])];
    },
  };
}

async function pageOf(list: CorrectList, fault: Fault, situation: Situation): Promise<Response> {
  const { parameters, query, request } = situation;
  const headers = [...request.headers];
  const correct = await list.get(query, headers);
  const misread = correct.page ? fault.misreads?.(parameters, situation) : undefined;
  const understood = fault.understands?.(parameters, situation) ?? misread ?? parameters;
  // A query that a fault leaves alone is sent exactly as it is written.
  const isSame = understood === parameters || queryOf(understood) === queryOf(parameters);
  const response = isSame ? correct : await list.get(queryOf(understood), headers);
  const { page: body } = response;
  if (!body) return webResponse(response);
  const original = parameters.filter(([name]) => name !== 'marker');
  const page = await changedPage(list, fault, situation, understood, body.images);
  const last = page.at(-1);
  const hasNext = last && page.length >= limitOf(understood);
  const { next: _, ...rest } = body;
  const written: Body = {
    ...rest,
    images: page,
    first: linkTo(original),
    ...(hasNext && { next: linkTo([...original, ['marker', String(last['id'])]]) }),
  };
  return webResponse({ ...response, text: jsonOf(fault.writes?.(written, situation) ?? written) });
}

async function changedPage(
  list: CorrectList,
  fault: Fault,
  situation: Situation,
  understood: Parameters,
  images: Item[],
): Promise<Item[]> {
  if (!fault.lists && !fault.cuts) return images;
  const limit = limitOf(understood);
  const plain = await situation.whole(understood);
  const items = fault.lists ? await fault.lists([...plain], situation) : plain;
  const marker = understood.find(([name]) => name === 'marker')?.[1];
  const start = marker === undefined ? 0 : await startAfter(marker, items, plain, understood, list, situation);
  const page = items.slice(start, start + limit);
  return fault.cuts ? fault.cuts(page, { items, start, limit }, situation) : page;
}

/** Where a page starts in a list that a fault may have changed: after its marker, or where the marker would be. */
async function startAfter(
  marker: string,
  items: readonly Item[],
  plain: readonly Item[],
  understood: Parameters,
  list: CorrectList,
  { request }: Situation,
): Promise<number> {
  const index = items.findIndex(({ id }) => id === marker);
  if (index >= 0) return index + 1;
  const rest = withoutFirst(understood, 'limit');
  const { page } = await list.get(queryOf([['limit', String(maximumSize)], ...rest]), [...request.headers]);
  const after = page?.images[0];
  if (!after) return plain.length;
  const place = items.findIndex(({ id }) => id === after['id']);
  return place < 0 ? items.length : place;
}

function limitOf(parameters: Parameters): number {
  return Math.min(Number(parameters.find(([name]) => name === 'limit')?.[1] ?? standardSize), maximumSize);
}

function webResponse({ status, headers, text, page }: CorrectResponse): Response {
  const body = text ?? jsonOf(page ?? {});
  return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) });
}

export function linkTo(parameters: Parameters): string {
  return listImages.path + queryOf(parameters);
}

/** Parameters without the first one of a name. */
function withoutFirst(parameters: Parameters, name: string): Parameters {
  const index = parameters.findIndex((parameter) => parameter[0] === name);
  return index < 0 ? parameters : parameters.toSpliced(index, 1);
}
