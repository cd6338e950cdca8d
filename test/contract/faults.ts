import { listImages } from '@conoha-images/spec';
import { collection } from './collection.ts';
import { type Body, type Fault, type Item, linkTo, type Parameters, type Situation } from './faulty-service.ts';

const without =
  (...names: string[]) =>
  (parameters: Parameters): Parameters =>
    parameters.filter(([name]) => !names.includes(name));

/** Puts another value in the place of a parameter's, which is left as it is where it is not given. */
const changing =
  (name: string, change: (value: string) => string) =>
  (parameters: Parameters): Parameters =>
    parameters.map(([each, value]) => [each, each === name ? change(value) : value]);

const sortParameters = ['sort', 'sort_key', 'sort_dir'];
const paging = ['limit', 'marker'];

/** Whether the query asks for an order by this key before all others. */
const sortsBy = ({ value, values }: Situation, key: string): boolean =>
  values('sort_key')[0] === key || (value('sort') ?? '').split(',')[0]?.split(':')[0] === key;

const isAscending = ({ value, values }: Situation): boolean =>
  values('sort_dir')[0] === 'asc' || (value('sort') ?? '').split(',')[0]?.endsWith(':asc') === true;

/** Sorts again by the first sort key that the query has, with another comparison; ties stay as they are. */
const sortedAgain = (
  items: Item[],
  situation: Situation,
  compare: (a: Item, b: Item, key: string) => number,
): Item[] => {
  const key = situation.values('sort_key')[0] ?? situation.value('sort')?.split(/[,:]/)[0];
  if (key === undefined) return items;
  const sign = isAscending(situation) ? 1 : -1;
  return items.toSorted((a, b) => sign * compare(a, b, key));
};

/** Filters by hand instead of by the parameter. */
const filteredBy =
  (name: string, keep: (item: Item, value: string) => boolean) =>
  async (items: Item[], situation: Situation): Promise<Item[]> => {
    const value = situation.value(name);
    if (value === undefined) return items;
    const all = await situation.whole(without(name)(situation.parameters));
    return all.filter((item) => keep(item, value));
  };

const text = (item: Item, name: string): string => String(item[name] ?? '');

const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const refusal = { message: 'no', code: '400 Bad Request', title: 'Bad Request' };

/** Answers as if a parameter that was refused had not been given. */
const accepts =
  (isWrong: (situation: Situation) => boolean, ...names: string[]): NonNullable<Fault['understands']> =>
  (parameters, situation) =>
    isWrong(situation) ? without(...names)(parameters) : parameters;

/** Asks for another instant than the value says; an operator before it stays. */
const otherTime =
  (change: (time: string) => string) =>
  (value: string): string => {
    const [, operator = '', time = ''] = /^([a-z]+:)?(.*)$/.exec(value) ?? [];
    return operator + change(time);
  };

const pageFaults: Record<string, Fault> = {
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
};

const orderFaults: Record<string, Fault> = {
  'order-default-ascending': {
    does: 'is ascending by default',
    understands: (parameters, { value }) =>
      sortParameters.some((name) => value(name)) ? parameters : [...parameters, ['sort', 'created_at:asc']],
  },
  'order-default-name': {
    does: 'is sorted by name by default',
    understands: (parameters, { value }) =>
      sortParameters.some((name) => value(name)) ? parameters : [...parameters, ['sort', 'name']],
  },
  'order-ignored': {
    does: 'ignores every order that is asked for',
    understands: (parameters, { value }) =>
      isOrder(value('sort')) && !value('sort_key') ? without('sort')(parameters) : parameters,
  },
  'order-key-ignored': {
    does: 'ignores sort_key',
    understands: (parameters, { value, values }) =>
      values('sort_key').every((key) => isKey(key)) && !value('sort') && values('sort_dir').length < 2
        ? without('sort_key')(parameters)
        : parameters,
  },
  'order-direction-ignored': {
    does: 'ignores sort_dir',
    understands: (parameters, { values, value }) =>
      values('sort_dir').length === 1 && /^(asc|desc)$/.test(values('sort_dir')[0] ?? '') && !value('sort')
        ? without('sort_dir')(parameters)
        : parameters,
  },
  'order-always-descending': {
    does: 'is always descending',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        name === 'sort' ? value.replaceAll(':asc', ':desc') : name === 'sort_dir' && value === 'asc' ? 'desc' : value,
      ]),
  },
  'order-shorthand-ascending': {
    does: 'takes a sort key without a direction for ascending',
    understands: changing('sort', (value) =>
      value
        .split(',')
        .map((term) => (isKey(term) ? `${term}:asc` : term))
        .join(),
    ),
  },
  'order-numbers-as-text': {
    does: 'sorts numbers as texts',
    lists: (items, situation) =>
      sortsBy(situation, 'size')
        ? sortedAgain(items, situation, (a, b) => compareTexts(text(a, 'size'), text(b, 'size')))
        : items,
  },
  'order-ignores-case': {
    does: 'ignores case in names',
    lists: (items, situation) =>
      sortsBy(situation, 'name')
        ? sortedAgain(
            items,
            situation,
            (a, b) =>
              Number(a['name'] !== null) - Number(b['name'] !== null) ||
              compareTexts(text(a, 'name').toLowerCase(), text(b, 'name').toLowerCase()),
          )
        : items,
  },
  'order-by-language': {
    does: 'sorts names by the rules of a language',
    lists: (items, situation) =>
      sortsBy(situation, 'name')
        ? sortedAgain(
            items,
            situation,
            (a, b) =>
              Number(a['name'] !== null) - Number(b['name'] !== null) ||
              text(a, 'name').localeCompare(text(b, 'name'), 'ja'),
          )
        : items,
  },
  'order-nulls-other-end': {
    does: 'puts items without a value at the other end',
    lists: (items, situation) => {
      if (!sortsBy(situation, 'size')) return items;
      const [nulls, others] = [items.filter(({ size }) => size === null), items.filter(({ size }) => size !== null)];
      return isAscending(situation) ? [...others, ...nulls] : [...nulls, ...others];
    },
  },
  'order-nulls-lost': {
    does: 'loses items without a value where it sorts by it',
    lists: (items, situation) => (sortsBy(situation, 'size') ? items.filter(({ size }) => size !== null) : items),
  },
  'order-null-is-zero': {
    does: 'takes no size for a size of 0',
    lists: (items, situation) =>
      sortsBy(situation, 'size')
        ? sortedAgain(
            items,
            situation,
            (a, b) =>
              Number(a['size'] ?? 0) - Number(b['size'] ?? 0) ||
              (a['size'] === b['size'] ? 0 : a['size'] === null ? 1 : -1),
          )
        : items,
  },
  'order-ties-as-stored': {
    does: 'does not break ties',
    lists: (items, situation) =>
      sortedAgain(
        items.toSorted((a, b) => compareTexts(reversed(text(a, 'id')), reversed(text(b, 'id')))),
        situation,
        (a, b, key) => compareAny(a[key], b[key]),
      ),
  },
  'order-ties-ascending': {
    does: 'breaks ties in ascending order whatever the direction',
    lists: (items, situation) =>
      situation.values('sort_dir').length + (situation.value('sort') ?? '').split(',').length > 2
        ? items
        : sortedAgain(
            items.toSorted((a, b) =>
              compareTexts(text(a, 'created_at') + text(a, 'id'), text(b, 'created_at') + text(b, 'id')),
            ),
            situation,
            (a, b, key) => compareAny(a[key], b[key]),
          ),
  },
  'order-ties-random': {
    does: 'breaks ties otherwise each time',
    lists: (items, situation) =>
      sortedAgain(
        items.toSorted((a, b) => hash(text(a, 'id') + situation.count) - hash(text(b, 'id') + situation.count)),
        situation,
        (a, b, key) => compareAny(a[key], b[key]),
      ),
  },
  'order-second-key-ignored': {
    does: 'ignores all sort keys but the first',
    understands: (parameters, { values }) =>
      changing(
        'sort',
        (value) => value.split(',')[0] ?? '',
      )(
        parameters.filter(
          (each, index) =>
            (each[0] !== 'sort_key' && each[0] !== 'sort_dir') ||
            parameters.findIndex(([name]) => name === each[0]) === index ||
            !values('sort_key').every(isKey) ||
            (values('sort_dir').length > 1 && values('sort_dir').length !== values('sort_key').length),
        ),
      ),
  },
  'order-one-direction': {
    does: 'sorts by every key in the direction of the first',
    understands: changing('sort', (value) => {
      const [first = '', ...rest] = value.split(',');
      const direction = first.split(':')[1] ?? 'desc';
      return [
        first,
        ...rest.map((term) => (isKey(term.split(':')[0] ?? '') ? `${term.split(':')[0]}:${direction}` : term)),
      ].join();
    }),
  },
  'order-updated-is-created': {
    does: 'sorts by the time of creation where it is asked for that of the last change',
    understands: (parameters) =>
      changing('sort', (value) => value.replaceAll('updated_at', 'created_at'))(
        changing('sort_key', (value) => value.replace('updated_at', 'created_at'))(parameters),
      ),
  },
  'order-loses-filter': {
    does: 'forgets the filter on the name where an order is asked for',
    understands: (parameters, { value }) =>
      value('sort') || value('sort_key')
        ? parameters.filter(([name, given]) => name !== 'name' || given.includes(':'))
        : parameters,
  },
};

const documented = new Set([
  ...listImages.filters.map(({ parameter }): string => parameter),
  ...listImages.others.map(({ parameter }): string => parameter),
  ...sortParameters,
  ...paging,
]);

const filterFaults: Record<string, Fault> = {
  'name-begins': {
    does: 'finds names that begin with what is asked for',
    lists: nameBy((name, value) => name.startsWith(value)),
  },
  'name-contains': {
    does: 'finds names that contain what is asked for',
    lists: nameBy((name, value) => name.includes(value)),
  },
  'name-ignores-case': {
    does: 'ignores case in names',
    lists: nameBy((name, value) => name.toLowerCase() === value.toLowerCase()),
  },
  'name-trims': {
    does: 'ignores blanks around a name that is asked for',
    understands: changing('name', (value) => value.trim()),
  },
  'name-wildcard': {
    does: 'takes a percent sign in a name for anything',
    lists: nameBy((name, value) => (value.endsWith('%') ? name.startsWith(value.slice(0, -1)) : name === value)),
  },
  'name-ignored': {
    does: 'ignores the filter on the name',
    understands: (parameters) => parameters.filter(([name, value]) => name !== 'name' || value.includes(':')),
  },
  'name-needs-operator': {
    does: 'does not understand eq: before a name',
    understands: changing('name', (value) => value.replace(/^eq:/, 'eq:eq:')),
  },
  'filters-any': {
    does: 'lists what satisfies any of two filters',
    lists: async (items, { parameters, whole }) => {
      const filters = parameters.filter(
        ([name]) => ![...sortParameters, ...paging, 'visibility', 'os_hidden', 'member_status'].includes(name),
      );
      if (filters.length < 2) return items;
      const others = parameters.filter((each) => !filters.includes(each));
      const found = await Promise.all(
        filters.map(async (filter) => (await whole([...others, filter])).map(({ id }) => id)),
      );
      const ids = new Set(found.flat());
      return (await whole(others)).filter(({ id }) => ids.has(id));
    },
  },
  'filters-first-only': {
    does: 'ignores all filters but the first',
    understands: (parameters) => {
      const filters = parameters.filter(
        ([name]) => !['limit', 'marker', 'visibility', 'os_hidden', 'member_status', ...sortParameters].includes(name),
      );
      return parameters.filter((each) => !filters.includes(each) || each === filters[0] || each[0] === filters[0]?.[0]);
    },
  },
  'size-min-exclusive': {
    does: 'leaves out what is as large as size_min',
    understands: changing('size_min', (value) => (/^-?\d+$/.test(value) ? String(BigInt(value) + 1n) : value)),
  },
  'size-max-exclusive': {
    does: 'leaves out what is as large as size_max',
    understands: changing('size_max', (value) => (/^-?\d+$/.test(value) ? String(BigInt(value) - 1n) : value)),
  },
  'size-null-matches': {
    does: 'takes no size for 0 in size_max',
    lists: filteredBy('size_max', (item, value) => Number(item['size'] ?? 0) <= Number(value)),
  },
  'size-in-kilobytes': {
    does: 'compares sizes in whole megabytes',
    understands: changing('size_min', (value) =>
      /^\d+$/.test(value) ? String(Math.floor(Number(value) / 1e6) * 1e6) : value,
    ),
  },
  'time-gt-inclusive': {
    does: 'takes gt: for gte:',
    understands: changing('created_at', (value) => value.replace(/^gt:/, 'gte:')),
  },
  'time-gte-exclusive': {
    does: 'takes gte: for gt:',
    understands: changing('created_at', (value) => value.replace(/^gte:/, 'gt:')),
  },
  'time-lte-exclusive': {
    does: 'takes lte: for lt: in the time of the last change',
    understands: changing('updated_at', (value) => value.replace(/^lte:/, 'lt:')),
  },
  'time-neq-is-eq': {
    does: 'takes neq: for eq:',
    understands: changing('created_at', (value) => value.replace(/^neq:/, 'eq:')),
  },
  'time-bare-is-since': {
    does: 'takes a time without an operator for gte:',
    understands: changing('created_at', (value) => (/^\d/.test(value) ? `gte:${value}` : value)),
  },
  'time-offset-ignored': {
    does: 'ignores the offset of a time',
    understands: changing(
      'created_at',
      otherTime((time) => time.replace(/[+-]\d\d:\d\d$/, 'Z')),
    ),
  },
  'time-without-offset-is-local': {
    does: 'takes a time without an offset for that of Japan',
    understands: changing(
      'created_at',
      otherTime((time) => (/:\d\d$/.test(time) && /T\d\d:\d\d:\d\d$/.test(time) ? `${time}+09:00` : time)),
    ),
  },
  'time-by-day': {
    does: 'compares only the day',
    understands: changing('updated_at', (value) =>
      /^(gte?|lte?):\d/.test(value) ? value.replace(/T[\d:.]+(Z|[+-]\d\d:\d\d)?$/, 'T00:00:00Z') : value,
    ),
  },
  'time-updated-is-created': {
    does: 'compares the time of creation where updated_at is asked for',
    understands: (parameters) =>
      parameters.map(([name, value]) => [name === 'updated_at' ? 'created_at' : name, value]),
  },
  'in-first-only': {
    does: 'takes only the first value of a list',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        value.startsWith('in:') && !value.includes('"') ? (value.split(',')[0] ?? '') : value,
      ]),
  },
  'in-quotes-literal': {
    does: 'takes the quotes in a list for a part of the value',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        /^in:"[^",]*"(,"[^",]*")*$/.test(value) ? value.replaceAll('"', "'") : value,
      ]),
  },
  'in-comma-splits-quotes': {
    does: 'splits a list also at commas in quotes',
    understands: (parameters) =>
      parameters.map(([name, value]) => [name, /^in:.*"[^"]*,[^"]*"/.test(value) ? value.replaceAll('"', '') : value]),
  },
  'visibility-all-ignored': {
    does: 'takes visibility=all for none',
    understands: (parameters) => parameters.filter(([name, value]) => name !== 'visibility' || value !== 'all'),
  },
  'visibility-private-more': {
    does: 'lists shared images for visibility=private',
    lists: async (items, { value, parameters, whole }) =>
      value('visibility') === 'private'
        ? (await whole(changing('visibility', () => 'all')(parameters))).filter(
            ({ visibility }) => visibility === 'private' || visibility === 'shared',
          )
        : items,
  },
  'visibility-community-none': {
    does: 'lists nothing for visibility=community',
    lists: (items, { value }) => (value('visibility') === 'community' ? [] : items),
  },
  'os-type-ignores-case': {
    does: 'ignores case in os_type',
    understands: changing('os_type', (value) => value.toLowerCase()),
  },
  'os-type-refused': {
    does: 'refuses an os_type that the document does not list',
    answers: (answer, { value }) =>
      value('os_type') !== undefined && !['linux', 'windows'].includes(value('os_type') ?? '')
        ? json(400, refusal)
        : answer,
  },
  'os-type-also-unset': {
    does: 'lists images without an os_type for linux',
    lists: filteredBy(
      'os_type',
      (item, value) => item['os_type'] === value || (value === 'linux' && item['os_type'] === undefined),
    ),
  },
  'tag-any': {
    does: 'lists what has any of several tags',
    lists: async (items, { values, parameters, whole }) =>
      values('tag').length < 2
        ? items
        : (await whole(without('tag')(parameters))).filter(({ tags }) =>
            values('tag').some((tag) => (tags as string[]).includes(tag)),
          ),
  },
  'tag-last': {
    does: 'takes only the last of several tags',
    understands: (parameters) =>
      parameters.filter(
        (each, index) => each[0] !== 'tag' || parameters.findLastIndex(([name]) => name === 'tag') === index,
      ),
  },
  'tag-contains': {
    does: 'finds a part of a tag',
    lists: async (items, { values, parameters, whole }) =>
      values('tag').length === 0
        ? items
        : (await whole(without('tag')(parameters))).filter(({ tags }) =>
            values('tag').every((tag) => (tags as string[]).some((each) => each.includes(tag))),
          ),
  },
  'owner-ignored': { does: 'ignores the filter on the owner', understands: without('owner') },
  'owner-ignores-case': {
    does: 'ignores case in the owner',
    lists: filteredBy('owner', (item, value) => text(item, 'owner').toLowerCase() === value.toLowerCase()),
  },
  'hidden-shown': {
    does: 'lists hidden images by default',
    lists: async (items, { value, parameters, whole }) =>
      value('os_hidden') === undefined
        ? [...items, ...(await whole([...parameters, ['os_hidden', 'true']]))].toSorted((a, b) =>
            compareTexts(text(b, 'created_at') + text(b, 'id'), text(a, 'created_at') + text(a, 'id')),
          )
        : items,
  },
  'hidden-all': {
    does: 'lists all images for os_hidden=true',
    lists: async (items, { value, parameters, whole }) =>
      value('os_hidden') === 'true' ? [...items, ...(await whole(without('os_hidden')(parameters)))] : items,
  },
  'protected-ignored': {
    does: 'ignores protected=false',
    understands: (parameters) => parameters.filter(([name, value]) => name !== 'protected' || value !== 'false'),
  },
  'checksum-begins': {
    does: 'finds checksums that begin with what is asked for',
    lists: filteredBy('checksum', (item, value) => text(item, 'checksum').startsWith(value)),
  },
  'hash-first-64': {
    does: 'compares only the first 64 characters of a hash',
    lists: filteredBy(
      'os_hash_value',
      (item, value) => text(item, 'os_hash_value').slice(0, 64) === value.slice(0, 64),
    ),
  },
  'status-active-only': {
    does: 'lists only active images where a status is asked for',
    lists: (items, { value }) =>
      value('status') === undefined ? items : items.filter(({ status }) => status === 'active'),
  },
  'format-null-matches': {
    does: 'lists images without a format for raw',
    lists: filteredBy(
      'disk_format',
      (item, value) =>
        text(item, 'disk_format') === value.replace(/^eq:/, '') ||
        (value === 'raw' && item['disk_format'] === null) ||
        (value.startsWith('in:') && value.slice(3).split(',').includes(text(item, 'disk_format'))),
    ),
  },
  'additional-ignored': {
    does: 'ignores parameters that the document does not name',
    understands: (parameters) => parameters.filter(([name]) => documented.has(name)),
  },
  'additional-suffix-ignored': {
    does: 'ignores min_disk_min and the like',
    understands: (parameters) => parameters.filter(([name]) => documented.has(name) || !/_(min|max)$/.test(name)),
  },
  'repeated-first': {
    does: 'takes the first of a repeated filter',
    understands: (parameters) =>
      parameters.filter(
        (each, index) =>
          ['tag', 'sort_key', 'sort_dir'].includes(each[0]) ||
          parameters.findIndex(([name]) => name === each[0]) === index,
      ),
  },
  'filter-forgets-later': {
    does: 'filters only the first page',
    understands: (parameters, { value }) =>
      value('marker') ? without('os_type', 'status', 'size_min')(parameters) : parameters,
  },
  'percent-decoded-twice': {
    does: 'decodes a value twice',
    understands: (parameters) => parameters.map(([name, value]) => [name, decodedTwice(value)]),
  },
};

const answerFaults: Record<string, Fault> = {
  'answer-null-left-out': {
    does: 'leaves out what is null',
    writes: (body) => ({
      ...body,
      images: body.images.map((image) =>
        Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null)),
      ),
    }),
  },
  'answer-size-as-text': {
    does: 'writes sizes as texts',
    writes: eachImage((image) => ({ ...image, size: String(image['size']) })),
  },
  'answer-time-without-offset': {
    does: 'writes times without an offset',
    writes: eachImage((image) => ({ ...image, created_at: text(image, 'created_at').replace('Z', '') })),
  },
  'answer-self-of-another': {
    does: 'has the link of the first image in all',
    writes: (body) => ({ ...body, images: body.images.map((image) => ({ ...image, self: body.images[0]?.['self'] })) }),
  },
  'answer-file-missing-part': {
    does: 'has no /file in the link to a file',
    writes: eachImage((image) => ({ ...image, file: text(image, 'file').replace(/\/file$/, '') })),
  },
  'answer-tags-null': {
    does: 'has null for no tags',
    writes: eachImage((image) => ({ ...image, tags: (image['tags'] as string[]).length === 0 ? null : image['tags'] })),
  },
  'answer-number-added': {
    does: 'has a member more that is no text',
    writes: eachImage((image) => ({ ...image, download_count: 3 })),
  },
  'answer-less-filtered': {
    does: 'leaves out what the document requires where there is a filter',
    writes: (body, { value }) => (value('name') ? eachImage(({ checksum, ...image }) => image)(body) : body),
  },
  'answer-differs-sorted': {
    does: 'gives an image other tags in a list that is sorted',
    writes: (body, { value }) => (value('sort') ? eachImage((image) => ({ ...image, tags: [] }))(body) : body),
  },
  'answer-schema-link': {
    does: 'has the link to another schema',
    writes: (body) => ({ ...body, schema: '/v2/schemas/image' }),
  },
  'answer-empty-null': {
    does: 'has null for a page without items',
    writes: (body) => ({ ...body, images: body.images.length === 0 ? null : body.images }),
  },
  'answer-type-text': {
    does: 'says that a page is text',
    answers: async (answer) =>
      answer.status === 200 ? new Response(await answer.text(), { headers: { 'content-type': 'text/plain' } }) : answer,
  },
  'answer-key-upper-case': {
    does: 'writes the ids in upper case',
    writes: eachImage((image) => ({ ...image, id: text(image, 'id').toUpperCase() })),
  },
  'answer-envelope-missing': {
    does: 'has the images without what is around them',
    answers: async (answer) => (answer.status === 200 ? json(200, ((await answer.json()) as Body).images) : answer),
  },
  'answer-status-unknown-case': {
    does: 'writes the visibility in upper case',
    writes: eachImage((image) => ({ ...image, visibility: text(image, 'visibility').toUpperCase() })),
  },
  'answer-not-found-empty': {
    does: 'answers 404 where nothing is found',
    answers: async (answer) =>
      answer.status === 200 && ((await answer.clone().json()) as Body).images.length === 0
        ? json(404, refusal)
        : answer,
  },
};

const refusalFaults: Record<string, Fault> = {
  'limit-word-accepted': {
    does: 'takes a limit that is a word for none',
    understands: accepts(({ value }) => value('limit') === 'ten', 'limit'),
  },
  'limit-fraction-accepted': {
    does: 'rounds a limit that is a fraction',
    understands: changing('limit', (value) => value.replace(/\.\d+$/, '')),
  },
  'limit-negative-accepted': {
    does: 'takes a limit below 0 for none',
    understands: accepts(({ value }) => value('limit')?.startsWith('-') === true, 'limit'),
  },
  'visibility-accepted': {
    does: 'lists nothing for a visibility that there is not',
    understands: changing('visibility', (value) => value),
    answers: (answer, { value }) =>
      value('visibility') === 'no-item-has-this-value'
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : answer,
  },
  'member-status-accepted': {
    does: 'takes any member_status',
    understands: accepts(
      ({ value }) => !['accepted', 'pending', 'rejected', 'all'].includes(value('member_status') ?? 'all'),
      'member_status',
    ),
  },
  'protected-accepted': {
    does: 'takes 1 for true',
    understands: changing('protected', (value) => (value === '1' ? 'true' : value)),
  },
  'size-accepted': {
    does: 'takes the digits at the beginning of a size',
    understands: changing('size_min', (value) => /^\d+/.exec(value)?.[0] ?? value),
  },
  'time-accepted': {
    does: 'ignores a time that is none',
    understands: accepts(
      ({ value }) => Number.isNaN(Date.parse(value('created_at')?.replace(/^[a-z]+:/, '') ?? '2000-01-01')),
      'created_at',
    ),
  },
  'operator-accepted': {
    does: 'takes an unknown operator for a part of the name',
    understands: changing('name', (value) => (/^(like|neq|gt):/.test(value) ? `eq:${value}` : value)),
  },
  'quotes-accepted': {
    does: 'takes a list whose quotes do not fit',
    understands: changing('name', (value) => (/^in:/.test(value) ? value.replaceAll('"', '') : value)),
  },
  'sort-key-accepted': {
    does: 'ignores a sort key that there is not',
    understands: (parameters) =>
      parameters.filter(([name, value]) => !sortParameters.includes(name) || !value.includes('no_such_key')),
  },
  'direction-accepted': {
    does: 'takes any direction for descending',
    understands: changing('sort_dir', (value) => (value === 'asc' ? 'asc' : 'desc')),
  },
  'directions-accepted': {
    does: 'takes fewer directions than sort keys',
    understands: (parameters, { values }) =>
      values('sort_dir').length > 1 && values('sort_dir').length < values('sort_key').length
        ? [...parameters, ['sort_dir', 'desc']]
        : parameters,
  },
  'syntaxes-accepted': {
    does: 'takes both ways to ask for an order',
    understands: accepts(({ value }) => value('sort') !== undefined, 'sort_key', 'sort_dir'),
  },
  'marker-unknown-first': {
    does: 'begins at the first item for a marker that there is not',
    answers: async (answer, { value, parameters, whole }) =>
      answer.status === 400 && value('marker')
        ? json(200, {
            images: await whole(parameters),
            first: linkTo(without('marker')(parameters)),
            schema: '/v2/schemas/images',
          })
        : answer,
  },
  'marker-unknown-404': {
    does: 'answers 404 for a marker that there is not',
    answers: (answer, { value }) =>
      answer.status === 400 && value('marker')
        ? json(404, { ...refusal, code: '404 Not Found', title: 'Not Found' })
        : answer,
  },
  'refusal-422': {
    does: 'refuses with 422',
    answers: async (answer) =>
      answer.status === 400 ? new Response(await answer.text(), { status: 422, headers: answer.headers }) : answer,
  },
  'refusal-500': {
    does: 'fails with 500 where a time is wrong',
    answers: (answer, { value }) => (answer.status === 400 && value('created_at') ? json(500, refusal) : answer),
  },
  'refusal-code-number': {
    does: 'writes the code of a refusal as a number',
    answers: (answer) => (answer.status === 400 ? json(400, { ...refusal, code: 400 }) : answer),
  },
  'refusal-always-json': {
    does: 'refuses in JSON whatever is accepted',
    answers: (answer) => (answer.status === 400 ? json(400, refusal) : answer),
  },
  'refusal-empty': {
    does: 'refuses without a body',
    answers: (answer) => (answer.status === 400 ? new Response('', { status: 400, headers: answer.headers }) : answer),
  },
  'refusal-only-alone': {
    does: 'takes a wrong size_min beside another filter',
    understands: (parameters, { value }) =>
      value('limit') && Number.isNaN(Number(value('size_min') ?? 0)) ? without('size_min')(parameters) : parameters,
  },
  'token-missing-403': {
    does: 'answers 403 where there is no token',
    answers: (answer) => (answer.status === 401 ? json(403, refusal) : answer),
  },
  'token-unknown-empty': {
    does: 'lists nothing for a token that it does not know',
    answers: (answer, { token }) =>
      answer.status === 401 && token !== null
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : answer,
  },
};

const callerFaults: Record<string, Fault> = {
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

/** Every fault, by name. */
export const faults: Readonly<Record<string, Fault>> = {
  ...pageFaults,
  ...orderFaults,
  ...filterFaults,
  ...answerFaults,
  ...refusalFaults,
  ...callerFaults,
};

function isKey(name: string): boolean {
  return ['name', 'status', 'container_format', 'disk_format', 'size', 'id', 'created_at', 'updated_at'].includes(name);
}

function isOrder(value: string | undefined): boolean {
  return (value ?? 'no')
    .split(',')
    .every((term) => /^\w+(:(asc|desc))?$/.test(term) && isKey(term.split(':')[0] ?? ''));
}

function nameBy(keep: (name: string, value: string) => boolean): NonNullable<Fault['lists']> {
  return filteredBy('name', (item, value) =>
    value.startsWith('in:')
      ? [...value.slice(3).matchAll(/"([^"]*)"|([^,]+)/g)].some(
          ([, quoted, plain]) => item['name'] === (quoted ?? plain),
        )
      : item['name'] !== null && keep(text(item, 'name'), value.replace(/^eq:/, '')),
  );
}

function eachImage(change: (image: Item) => Item): (body: Body) => Body {
  return (body) => ({ ...body, images: body.images.map(change) });
}

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

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareAny(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function reversed(value: string): string {
  return [...value].toReversed().join('');
}

function hash(value: string): number {
  let sum = 7;
  for (const character of value) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return Math.imul(sum, 0x9e3779b1);
}

function decodedTwice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

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
