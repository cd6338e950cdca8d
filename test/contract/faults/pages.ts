import { listImages } from '@conoha-images/spec';
import type { Fault, Item, Situation } from '../fault.ts';
import {
  changing,
  errorBody,
  isOrder,
  json,
  paging,
  sortedAgain,
  sortParameters,
  sortsBy,
  text,
  without,
} from './changes.ts';

const { default: standardSize, maximum: maximumSize } = listImages.page;

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
    does: 'starts a page with its marker',
    cuts: (page, { items, start, limit }, { value }) =>
      value('marker') ? items.slice(start - 1, start - 1 + limit) : page,
  },
  'page-repeats-item': {
    does: 'has the last item of a page twice',
    cuts: (page) => (page.length > 2 ? [...page.slice(0, -1), page.at(-2) as Item] : page),
  },
  'page-odd-limit': {
    does: 'returns one item too few if the limit is odd',
    cuts: (page, { limit }) => (limit % 2 === 1 && limit > 1 ? page.slice(0, limit - 1) : page),
  },
  'limit-ignored': {
    does: 'returns the default number of items whatever the limit',
    understands: changing('limit', (value) => (/^\d+$/.test(value) ? String(standardSize) : value)),
  },
  'limit-one-more': {
    does: 'returns one item more than the limit',
    cuts: (_page, { items, start, limit }) => items.slice(start, start + limit + 1),
  },
  'limit-zero-default': {
    does: 'treats a limit of 0 as missing',
    understands: (parameters) => parameters.filter(([name, value]) => name !== 'limit' || value !== '0'),
  },
  'limit-maximum-100': {
    does: 'returns at most 100 items',
    understands: changing('limit', (value) => (Number(value) > 100 ? '100' : value)),
  },
  'limit-maximum-rejected': {
    does: 'rejects a limit above the maximum',
    responds: (response, { value }) => (Number(value('limit')) > maximumSize ? json(400, errorBody) : response),
  },
  'limit-default-smaller': {
    does: 'returns five items too few by default',
    understands: (parameters, { value }) =>
      value('limit') === undefined ? [...parameters, ['limit', String(standardSize - 5)]] : parameters,
  },
  'limit-default-none': {
    does: 'returns all items by default',
    understands: (parameters, { value }) =>
      value('limit') === undefined ? [...parameters, ['limit', String(maximumSize)]] : parameters,
  },
  'filter-after-page': {
    does: 'filters a page after cutting it',
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
    does: 'sorts a page after cutting it',
    lists: (_items, { whole, parameters }) => whole(without(...sortParameters)(parameters)),
    cuts: (page, _cut, situation) =>
      sortedAgain(page, situation, (a, b, key) =>
        text(a, key) < text(b, key) ? -1 : text(a, key) > text(b, key) ? 1 : 0,
      ),
  },
  'marker-ignored': {
    does: 'starts at the first item whatever the marker',
    understands: (parameters, { value }) =>
      value('marker')?.includes('-') ? without('marker')(parameters) : parameters,
  },
  'marker-by-creation': {
    does: 'continues with what was created before the marker, whatever the order',
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
    does: 'skips items that equal the marker in the sort key',
    cuts: (page, { items, start, limit }, situation) => pastTies(page, items, start, limit, situation, 1),
  },
  'marker-repeats-ties': {
    does: 'repeats items that equal the marker in the sort key',
    cuts: (page, { items, start, limit }, situation) => pastTies(page, items, start, limit, situation, -1),
  },
  'marker-loses-nulls': {
    does: 'loses items without a value after a marker',
    cuts: (page, _cut, situation) =>
      situation.value('marker') ? page.filter((item) => !sortsBy(situation, 'size') || item['size'] !== null) : page,
  },
  'marker-must-match': {
    does: 'rejects a marker that the filters exclude',
    responds: async (response, { value, parameters, whole }) => {
      const marker = value('marker');
      return marker !== undefined &&
        response.status === 200 &&
        !(await whole(parameters)).some(({ id }) => id === marker)
        ? json(400, errorBody)
        : response;
    },
  },
  'marker-outside-begins': {
    does: 'starts at the first item if the filters exclude the marker',
    cuts: (page, { items, limit }, { value }) =>
      value('marker') && !items.some(({ id }) => id === value('marker')) ? items.slice(0, limit) : page,
  },
  'marker-drops-filters': {
    does: 'ignores the filters if there is a marker',
    understands: (parameters, { value }) =>
      value('marker') ? parameters.filter(([name]) => [...sortParameters, ...paging].includes(name)) : parameters,
  },
  'default-page-loses-last': {
    does: 'loses the last item of a full page if there is no limit',
    cuts: (page, { limit }, { value }) =>
      value('limit') === undefined && page.length === limit ? page.slice(0, -1) : page,
  },
  'default-page-ignores-filters': {
    does: 'ignores the filters on formats and status if there is no limit',
    understands: (parameters, { value }) =>
      value('limit') === undefined ? without('disk_format', 'container_format', 'status')(parameters) : parameters,
  },
  'default-page-ignores-order': {
    does: 'ignores the order if there is no limit',
    understands: (parameters, { value }) =>
      value('limit') === undefined && isOrder(value('sort')) && !value('sort_key')
        ? without('sort')(parameters)
        : parameters,
  },
  'deep-page-skips': {
    does: 'skips an item on each page after the 150th item',
    cuts: (page, { items, start, limit }) => (start > 150 ? items.slice(start + 1, start + 1 + limit) : page),
  },
  'limit-200-holds-199': {
    does: 'returns one item too few if the limit is 200',
    cuts: (page, { limit }) => (limit === 200 ? page.slice(0, 199) : page),
  },
  'limit-of-32-bits': {
    does: 'rejects a limit of more than 31 bits',
    responds: (response, { value }) => (Number(value('limit')) >= 2 ** 31 ? json(400, errorBody) : response),
  },
  'limit-zero-skips-marker': {
    does: 'does not validate the marker if the limit is 0',
    understands: (parameters, { value }) => (value('limit') === '0' ? without('marker')(parameters) : parameters),
  },
  'marker-hidden-rejected': {
    does: 'rejects the marker of a hidden image',
    responds: async (response, { value, whole }) =>
      value('marker') &&
      (
        await whole([
          ['os_hidden', 'true'],
          ['visibility', 'all'],
        ])
      ).some(({ id }) => id === value('marker'))
        ? json(400, errorBody)
        : response,
  },
  'marker-any-case': {
    does: 'ignores case in a marker',
    understands: changing('marker', (value) => value.toLowerCase()),
  },
};

/** A page that starts after the items that equal its marker in the sort key, or with them. */
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
