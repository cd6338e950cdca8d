import { type Body, type Fault, type Item, linkTo, type Parameters, type Situation } from '../faulty-service.ts';
import {
  changing,
  isOrder,
  json,
  paging,
  refusal,
  sortedAgain,
  sortParameters,
  sortsBy,
  text,
  without,
} from './changes.ts';

export const pageFaults: Record<string, Fault> = {
  'page-loses-last': {
    does: 'loses the last item of a full page',
    cuts: (page, { limit }) => (page.length === limit && limit > 1 ? page.slice(0, -1) : page),
  },
  'page-loses-first': {
    does: 'skips an item after a marker',
    cuts: (page, { items, start, limit }, { value }) =>
      value('marker') ? items.slice(start + 1, start + 1 + limit) : page,
  },
  'page-repeats-marker': {
    does: 'begins a page with its marker',
    cuts: (page, { items, start, limit }, { value }) =>
      value('marker') ? items.slice(start - 1, start - 1 + limit) : page,
  },
  'page-repeats-item': {
    does: 'has the last item of a page twice',
    cuts: (page) => (page.length > 2 ? [...page.slice(0, -1), page.at(-2) as Item] : page),
  },
  'page-odd-limit': {
    does: 'holds one item less where the limit is odd',
    cuts: (page, { limit }) => (limit % 2 === 1 && limit > 1 ? page.slice(0, limit - 1) : page),
  },
  'next-missing': { does: 'never has a next page', writes: ({ next, ...body }) => body },
  'next-missing-later': {
    does: 'has no next page after the second',
    writes: ({ next, ...body }, { value }) => (next && !value('marker') ? { ...body, next } : body),
  },
  'next-null': { does: 'has a next page of null at the end', writes: (body) => ({ ...body, next: body.next ?? null }) },
  'next-always': {
    does: 'has a next page on every page, also on one without items',
    writes: (body) => ({ next: body.first, ...body }),
  },
  'next-short': {
    does: 'has a next page also where the page is not full',
    writes: (body, { parameters }) =>
      body.images.length > 0
        ? {
            ...body,
            next: linkTo([...without('marker')(parameters), ['marker', text(body.images.at(-1) as Item, 'id')]]),
          }
        : body,
  },
  'next-loops': {
    does: 'leads from a later page to itself',
    writes: (body, { value, parameters }) =>
      value('marker') && body.next ? { ...body, next: linkTo(parameters) } : body,
  },
  'next-marker-first': {
    does: 'leads to what comes after the first item of the page',
    writes: (body, { parameters }) => nextAfter(body, parameters, 0),
  },
  'next-marker-before-last': {
    does: 'leads to what comes after the last item but one',
    writes: (body, { parameters }) => nextAfter(body, parameters, -2),
  },
  'next-drops-filters': {
    does: 'has only the order and the page in its link to the next',
    writes: (body) => rewritten(body, (link) => link.filter(([name]) => [...sortParameters, ...paging].includes(name))),
  },
  'next-drops-order': {
    does: 'leaves the order out of its link to the next',
    writes: (body) => rewritten(body, without(...sortParameters)),
  },
  'next-drops-limit': {
    does: 'leaves the limit out of its link to the next',
    writes: (body) => rewritten(body, without('limit')),
  },
  'next-drops-repeated': {
    does: 'keeps only the last of a repeated parameter in its link to the next',
    writes: (body) => rewritten(body, (link) => [...new Map(link)]),
  },
  'next-other-host': {
    does: 'leads to another host',
    writes: (body) => (body.next ? { ...body, next: `https://images.example${body.next}` } : body),
  },
  'next-other-path': {
    does: 'leads to a path without its version',
    writes: (body) => (body.next ? { ...body, next: body.next.replace('/v2', '/v1') } : body),
  },
  'next-not-encoded': {
    does: 'does not encode what is in its link to the next',
    writes: (body) =>
      body.next
        ? { ...body, next: body.next.replaceAll('%2B', '+').replaceAll('%26', '&').replaceAll('%3D', '=') }
        : body,
  },
  'first-has-marker': {
    does: 'keeps the marker in its link to the first page',
    writes: (body, { parameters }) => ({ ...body, first: linkTo(parameters) }),
  },
  'first-drops-query': {
    does: 'has no query in its link to the first page',
    writes: (body) => ({ ...body, first: '/v2/images' }),
  },
  'limit-ignored': {
    does: 'holds 25 items whatever the limit',
    understands: changing('limit', (value) => (/^\d+$/.test(value) ? '25' : value)),
  },
  'limit-one-more': {
    does: 'holds one item more than the limit',
    cuts: (_page, { items, start, limit }) => items.slice(start, start + limit + 1),
  },
  'limit-zero-default': {
    does: 'takes a limit of 0 for none',
    understands: (parameters) => parameters.filter(([name, value]) => name !== 'limit' || value !== '0'),
  },
  'limit-maximum-100': {
    does: 'holds no more than 100 items',
    understands: changing('limit', (value) => (Number(value) > 100 ? '100' : value)),
  },
  'limit-maximum-refused': {
    does: 'refuses a limit above the maximum',
    answers: (answer, { value }) => (Number(value('limit')) > 1_000 ? json(400, refusal) : answer),
  },
  'limit-default-20': {
    does: 'holds 20 items by default',
    understands: (parameters, { value }) =>
      value('limit') === undefined ? [...parameters, ['limit', '20']] : parameters,
  },
  'limit-default-none': {
    does: 'holds all items by default',
    understands: (parameters, { value }) =>
      value('limit') === undefined ? [...parameters, ['limit', '1000']] : parameters,
  },
  'filter-after-page': {
    does: 'filters a page after it was cut',
    lists: (_items, { whole, parameters }) => whole(without('os_type', 'status', 'name')(parameters)),
    cuts: (page, _cut, { value }) =>
      page.filter(
        (item) =>
          (value('os_type') ?? item['os_type']) === item['os_type'] &&
          [item['status'], `eq:${item['status']}`, undefined].includes(value('status')) &&
          [item['name'], undefined].includes(value('name')),
      ),
  },
  'sort-after-page': {
    does: 'sorts a page after it was cut',
    lists: (_items, { whole, parameters }) => whole(without(...sortParameters)(parameters)),
    cuts: (page, _cut, situation) =>
      sortedAgain(page, situation, (a, b, key) =>
        text(a, key) < text(b, key) ? -1 : text(a, key) > text(b, key) ? 1 : 0,
      ),
  },
  'marker-ignored': {
    does: 'begins at the first item whatever the marker',
    understands: (parameters, { value }) =>
      value('marker')?.includes('-') ? without('marker')(parameters) : parameters,
  },
  'marker-by-creation': {
    does: 'takes what was created before the marker, whatever the order',
    lists: async (items, { value, whole }) => {
      const marked =
        value('marker') === undefined
          ? undefined
          : (await whole([['visibility', 'all']])).find(({ id }) => id === value('marker'));
      return marked
        ? items.filter(
            (item) =>
              item === marked || item['id'] === marked['id'] || text(item, 'created_at') <= text(marked, 'created_at'),
          )
        : items;
    },
  },
  'marker-loses-ties': {
    does: 'skips what is equal to the marker in the sort key',
    cuts: (page, { items, start, limit }, situation) => pastTies(page, items, start, limit, situation, 1),
  },
  'marker-repeats-ties': {
    does: 'repeats what is equal to the marker in the sort key',
    cuts: (page, { items, start, limit }, situation) => pastTies(page, items, start, limit, situation, -1),
  },
  'marker-loses-nulls': {
    does: 'loses items without a value after a marker',
    cuts: (page, _cut, situation) =>
      situation.value('marker') ? page.filter((item) => !sortsBy(situation, 'size') || item['size'] !== null) : page,
  },
  'marker-must-match': {
    does: 'refuses a marker that the filters leave out',
    answers: async (answer, { value, parameters, whole }) => {
      const marker = value('marker');
      return marker !== undefined && answer.status === 200 && !(await whole(parameters)).some(({ id }) => id === marker)
        ? json(400, refusal)
        : answer;
    },
  },
  'marker-outside-begins': {
    does: 'begins at the first item where the filters leave out the marker',
    cuts: (page, { items, limit }, { value }) =>
      value('marker') && !items.some(({ id }) => id === value('marker')) ? items.slice(0, limit) : page,
  },
  'marker-drops-filters': {
    does: 'forgets the filters where there is a marker',
    understands: (parameters, { value }) =>
      value('marker') ? parameters.filter(([name]) => [...sortParameters, ...paging].includes(name)) : parameters,
  },
  'default-page-loses-last': {
    does: 'loses the last item of a full page where there is no limit',
    cuts: (page, { limit }, { value }) =>
      value('limit') === undefined && page.length === limit ? page.slice(0, -1) : page,
  },
  'default-page-ignores-filters': {
    does: 'forgets the filter on the format where there is no limit',
    understands: (parameters, { value }) =>
      value('limit') === undefined ? without('disk_format', 'container_format', 'status')(parameters) : parameters,
  },
  'default-page-ignores-order': {
    does: 'forgets the order where there is no limit',
    understands: (parameters, { value }) =>
      value('limit') === undefined && isOrder(value('sort')) && !value('sort_key')
        ? without('sort')(parameters)
        : parameters,
  },
  'next-absolute': {
    does: 'has the server in its link to the next page',
    writes: (body) => (body.next ? { ...body, next: `http://127.0.0.1${body.next}` } : body),
  },
  'next-drops-owner': {
    does: 'leaves one filter out of its link to the next page',
    writes: (body) => rewritten(body, without('owner')),
  },
  'next-drops-unnamed': {
    does: 'leaves out of its link to the next page what the document does not name',
    writes: (body) => rewritten(body, (link) => link.filter(([name]) => !/^min_/.test(name))),
  },
  'deep-page-skips': {
    does: 'skips an item on each page behind the 150th',
    cuts: (page, { items, start, limit }) => (start > 150 ? items.slice(start + 1, start + 1 + limit) : page),
  },
  'limit-200-holds-199': {
    does: 'holds one item less where the limit is 200',
    cuts: (page, { limit }) => (limit === 200 ? page.slice(0, 199) : page),
  },
  'limit-of-32-bits': {
    does: 'refuses a limit that takes more than 31 bits',
    answers: (answer, { value }) => (Number(value('limit')) >= 2 ** 31 ? json(400, refusal) : answer),
  },
  'limit-zero-skips-marker': {
    does: 'does not look at the marker where the limit is 0',
    understands: (parameters, { value }) => (value('limit') === '0' ? without('marker')(parameters) : parameters),
  },
  'marker-hidden-refused': {
    does: 'refuses a marker that is hidden',
    answers: async (answer, { value, whole }) =>
      value('marker') &&
      (
        await whole([
          ['os_hidden', 'true'],
          ['visibility', 'all'],
        ])
      ).some(({ id }) => id === value('marker'))
        ? json(400, refusal)
        : answer,
  },
  'marker-any-case': {
    does: 'ignores case in a marker',
    understands: changing('marker', (value) => value.toLowerCase()),
  },
};

/** The body with its link to the next page made otherwise. */
function rewritten(body: Body, change: (link: Parameters) => Parameters): Body {
  if (body.next === undefined) return body;
  const link: Parameters = [...new URLSearchParams(body.next.split('?')[1])];
  const marker = link.filter(([name]) => name === 'marker');
  return { ...body, next: linkTo([...without('marker')(change(link)), ...marker]) };
}

function nextAfter(body: Body, parameters: Parameters, index: number): Body {
  const marked = body.images.at(index);
  if (body.next === undefined || !marked) return body;
  return { ...body, next: linkTo([...without('marker')(parameters), ['marker', text(marked, 'id')]]) };
}

/** A page that begins past what is equal to its marker, or with it. */
function pastTies(
  page: Item[],
  items: readonly Item[],
  start: number,
  limit: number,
  situation: Situation,
  step: 1 | -1,
): Item[] {
  const key = situation.values('sort_key')[0] ?? situation.value('sort')?.split(/[,:]/)[0];
  const marked = items[start - 1];
  if (situation.value('marker') === undefined || key === undefined || !marked) return page;
  let place = start;
  if (step === 1) while (place < items.length && items[place]?.[key] === marked[key]) place += 1;
  else while (place > 1 && items[place - 2]?.[key] === marked[key]) place -= 1;
  return items.slice(place, place + limit);
}
