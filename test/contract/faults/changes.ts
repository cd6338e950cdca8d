import type { Body, Item, Parameters, Situation } from '../fault.ts';

export const without =
  (...names: string[]) =>
  (parameters: Parameters): Parameters =>
    parameters.filter(([name]) => !names.includes(name));

/** Changes every value of a parameter. */
export const changing =
  (name: string, change: (value: string) => string) =>
  (parameters: Parameters): Parameters =>
    parameters.map((parameter) => [parameter[0], parameter[0] === name ? change(parameter[1]) : parameter[1]]);

export const sortParameters = ['sort', 'sort_key', 'sort_dir'];

export const paging = ['limit', 'marker'];

/** Whether the query sorts by this key first. */
export const sortsBy = ({ value, values }: Situation, key: string): boolean =>
  values('sort_key')[0] === key || (value('sort') ?? '').split(',')[0]?.split(':')[0] === key;

export const isAscending = ({ value, values }: Situation): boolean =>
  values('sort_dir')[0] === 'asc' || (value('sort') ?? '').split(',')[0]?.endsWith(':asc') === true;

/** Sorts again by the query's first sort key, with another comparison. Equal items keep their order. */
export const sortedAgain = (
  items: Item[],
  situation: Situation,
  compare: (a: Item, b: Item, key: string) => number,
): Item[] => {
  const key = situation.values('sort_key')[0] ?? situation.value('sort')?.split(/[,:]/)[0];
  if (key === undefined) return items;
  const sign = isAscending(situation) ? 1 : -1;
  return items.toSorted((a, b) => sign * compare(a, b, key));
};

/** Filters with another comparison instead of the parameter's. */
export const filteredBy =
  (name: string, keep: (item: Item, value: string) => boolean) =>
  async (items: Item[], situation: Situation): Promise<Item[]> => {
    const value = situation.value(name);
    if (value === undefined) return items;
    const all = await situation.whole(without(name)(situation.parameters));
    return all.filter((item) => keep(item, value));
  };

export const text = (item: Item, name: string): string => String(item[name] ?? '');

export const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const errorBody = { message: 'no', code: '400 Bad Request', title: 'Bad Request' };

export function isKey(name: string): boolean {
  return ['name', 'status', 'container_format', 'disk_format', 'size', 'id', 'created_at', 'updated_at'].includes(name);
}

export function eachImage(change: (image: Item) => Item): (body: Body) => Body {
  return (body) => ({ ...body, images: body.images.map(change) });
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function hash(value: string): number {
  let sum = 7;
  for (const character of value) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return Math.imul(sum, 0x9e3779b1);
}

export function isOrder(value: string | undefined): boolean {
  return (value ?? 'no')
    .split(',')
    .every((term) => /^\w+(:(asc|desc))?$/.test(term) && isKey(term.split(':')[0] ?? ''));
}
