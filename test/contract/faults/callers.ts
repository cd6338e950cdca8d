import { collection } from '../collection.ts';
import type { Body, Fault, Item } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { errorBody, hash, json, text } from './changes.ts';

export const callerFaults: Record<string, Fault> = {
  'private-for-all': {
    does: "lists everyone's private images for visibility=all",
    lists: (items, { value, token }) => (value('visibility') === 'all' && token ? everybodys(items) : items),
  },
  'private-by-id': {
    does: "finds another caller's private image by its ID",
    responds: async (response, { value }) =>
      value('id') && response.status === 200 ? withImage(response, value('id') ?? '') : response,
  },
  'marker-of-another-400': {
    does: "responds with 400 to another caller's marker",
    responds: (response) => (response.status === 403 ? json(400, errorBody) : response),
  },
  'cache-without-token': { does: 'caches responses without regard to the token', responds: cached() },
  'random-order': {
    does: 'shuffles the list for each request',
    lists: (items, { count }) => items.toSorted((a, b) => hash(text(a, 'id') + count) - hash(text(b, 'id') + count)),
  },
  'sometimes-loses': {
    does: 'loses an item in every seventh response',
    writes: (body, { count }) => (count % 7 === 6 ? { ...body, images: body.images.slice(0, -1) } : body),
  },
  'sometimes-fails': {
    does: 'fails with 503 every fiftieth time',
    responds: (response, { count }) => (count % 50 === 49 ? json(503, errorBody) : response),
  },
};

function everybodys(items: Item[]): Item[] {
  const known = new Set(items.map(({ id }) => id));
  return [
    ...items,
    ...collection.images.filter(
      ({ id, visibility, os_hidden }) => visibility === 'private' && !os_hidden && !known.has(id),
    ),
  ];
}

async function withImage(response: Response, id: string): Promise<Response> {
  const body = (await response.json()) as Body;
  const found = collection.images.filter((image) => image['id'] === id && body.images.length === 0);
  return json(200, { ...body, images: [...body.images, ...found] });
}

function cached(): NonNullable<Fault['responds']> {
  const kept = new Map<string, string>();
  return async (response, { parameters, count }) => {
    if (count === 0) kept.clear();
    if (response.status !== 200) return response;
    const name = linkTo(parameters);
    const body = kept.get(name) ?? (await response.text());
    kept.set(name, body);
    return new Response(body, { headers: response.headers });
  };
}
