import { Mock } from '@conoha-images/mock';

export type Item = Readonly<Record<string, unknown>>;
export type Parameters = readonly (readonly [name: string, value: string])[];

/** A request, and what of the service can be asked to answer it. */
export interface Situation {
  readonly parameters: Parameters;
  /** The last value of a parameter; undefined where it is not given. */
  value(name: string): string | undefined;
  /** Every value of a parameter. */
  values(name: string): string[];
  /** The query as it was sent. */
  readonly query: string;
  readonly token: string | null;
  readonly accept: string | null;
  /** The whole list of a query, limit and marker left out. */
  whole(parameters: Parameters): Promise<Item[]>;
  /** How many requests there were before. */
  readonly count: number;
}

export interface Body {
  images: Item[];
  first: string;
  schema: string;
  next?: string;
}

/** One thing that a list does wrong: a change of one of the steps in which an answer is made. */
export interface Fault {
  /** What the list does. */
  readonly does: string;
  /** Changes what the service understands of a query; its links keep what was asked. */
  readonly understands?: (parameters: Parameters, situation: Situation) => Parameters;
  /** Changes the items of the whole list, or their order, before a page is cut from it. */
  readonly lists?: (items: Item[], situation: Situation) => Item[] | Promise<Item[]>;
  /** Changes a page that was cut from the list, which starts behind the marker. */
  readonly cuts?: (page: Item[], cut: { items: Item[]; start: number; limit: number }, situation: Situation) => Item[];
  /** Changes the body of a page. */
  readonly writes?: (body: Body, situation: Situation) => object;
  /** Changes the answer itself. */
  readonly answers?: (answer: Response, situation: Situation) => Response | Promise<Response>;
}

export interface Data {
  readonly images: readonly Item[];
  readonly tokens: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The image list of the mock with a fault in it, as a `fetch` of its own. */
export function faultyFetch(data: Data, fault: Fault): typeof fetch {
  const mock = new Mock({ data: { ...data } });
  let count = 0;
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const { headers } = request;
    const ask = (parameters: Parameters): Promise<Response> => {
      const query = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
      return mock.fetch(`${url.origin}${url.pathname}?${query}`, { headers });
    };
    const parameters: Parameters = [...url.searchParams];
    const values = (name: string): string[] => parameters.filter(([each]) => each === name).map(([, value]) => value);
    const situation: Situation = {
      ...{
        parameters,
        values,
        count,
        query: url.search,
        token: headers.get('x-auth-token'),
        accept: headers.get('accept'),
      },
      value: (name) => values(name).at(-1),
      whole: async (asked) => {
        const rest = asked.filter(([name]) => name !== 'limit' && name !== 'marker');
        const answer = await ask([...rest, ['limit', '1000']]);
        return answer.status === 200 ? ((await answer.json()) as Body).images : [];
      },
    };
    count += 1;
    const answer = await faultyAnswer(fault, situation, ask);
    return fault.answers ? fault.answers(answer, situation) : answer;
  };
}

async function faultyAnswer(
  fault: Fault,
  situation: Situation,
  ask: (parameters: Parameters) => Promise<Response>,
): Promise<Response> {
  const { parameters } = situation;
  const understood = fault.understands?.(parameters, situation) ?? parameters;
  const answer = await ask(understood);
  if (answer.status !== 200) return answer;
  const body = (await answer.json()) as Body;
  const limit = Math.min(Number(understood.find(([name]) => name === 'limit')?.[1] ?? 25), 1_000);
  const marker = understood.find(([name]) => name === 'marker')?.[1];
  const given = parameters.filter(([name]) => name !== 'marker');
  let page = body.images;
  if (fault.lists || fault.cuts) {
    const plain = await situation.whole(understood);
    const items = fault.lists ? await fault.lists([...plain], situation) : plain;
    const start = marker === undefined ? 0 : await startAfter(marker, items, plain, understood, ask);
    page = items.slice(start, start + limit);
    if (fault.cuts) page = fault.cuts(page, { items, start, limit }, situation);
  }
  const last = page.at(-1);
  const next: Parameters = last && page.length >= limit ? [...given, ['marker', String(last['id'])]] : [];
  const { next: _, ...rest } = body;
  const written: Body = {
    ...{ ...rest, images: page, first: linkTo(given) },
    ...(next.length > 0 && { next: linkTo(next) }),
  };
  return new Response(JSON.stringify(fault.writes?.(written, situation) ?? written), { headers: answer.headers });
}

/** Where a page starts in a list that may not be the service's own: after its marker, or where that would stand. */
async function startAfter(
  marker: string,
  items: readonly Item[],
  plain: readonly Item[],
  understood: Parameters,
  ask: (parameters: Parameters) => Promise<Response>,
): Promise<number> {
  const index = items.findIndex(({ id }) => id === marker);
  if (index >= 0) return index + 1;
  const rest = understood.filter(([name]) => name !== 'limit');
  const after = ((await (await ask([...rest, ['limit', '1000']])).json()) as Body).images[0];
  if (!after) return plain.length;
  const place = items.findIndex(({ id }) => id === after['id']);
  return place < 0 ? items.length : place;
}

export function linkTo(parameters: Parameters): string {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  return query === '' ? '/v2/images' : `/v2/images?${query}`;
}
