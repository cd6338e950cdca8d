import { collection } from '../collection.ts';
import { type Body, type Fault, type Item, linkTo } from '../faulty-service.ts';
import { hash, json, refusal, text } from './changes.ts';

export const callerFaults: Record<string, Fault> = {
  'private-for-all': {
    does: "lists everybody's private images for visibility=all",
    lists: (items, { value, token }) => (value('visibility') === 'all' && token ? everybodys(items) : items),
  },
  'private-by-id': {
    does: "finds another's private image by its id",
    answers: async (answer, { value }) =>
      value('id') && answer.status === 200 ? withImage(answer, value('id') ?? '') : answer,
  },
  'marker-of-another-400': {
    does: "answers 400 for a marker that is another's",
    answers: (answer) => (answer.status === 403 ? json(400, refusal) : answer),
  },
  'cache-without-token': { does: 'keeps answers without looking at the token', answers: cached() },
  'random-order': {
    does: 'shuffles a list each time',
    lists: (items, { count }) => items.toSorted((a, b) => hash(text(a, 'id') + count) - hash(text(b, 'id') + count)),
  },
  'sometimes-loses': {
    does: 'loses an item of every seventh answer',
    writes: (body, { count }) => (count % 7 === 6 ? { ...body, images: body.images.slice(0, -1) } : body),
  },
  'sometimes-fails': {
    does: 'fails with 503 every fiftieth time',
    answers: (answer, { count }) => (count % 50 === 49 ? json(503, refusal) : answer),
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

async function withImage(answer: Response, id: string): Promise<Response> {
  const body = (await answer.json()) as Body;
  const found = collection.images.filter((image) => image['id'] === id && body.images.length === 0);
  return json(200, { ...body, images: [...body.images, ...found] });
}

function cached(): NonNullable<Fault['answers']> {
  const kept = new Map<string, string>();
  return async (answer, { parameters, count }) => {
    if (count === 0) kept.clear();
    if (answer.status !== 200) return answer;
    const name = linkTo(parameters);
    const body = kept.get(name) ?? (await answer.text());
    kept.set(name, body);
    return new Response(body, { headers: answer.headers });
  };
}
