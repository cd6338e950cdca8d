import { listImages } from '@conoha-images/spec';
import type { Fault } from '../faulty-service.ts';
import { changing, compareTexts, filteredBy, json, paging, refusal, sortParameters, text, without } from './changes.ts';

/** Asks for another instant than the value says; an operator before it stays. */
const otherTime =
  (change: (time: string) => string) =>
  (value: string): string => {
    const [, operator = '', time = ''] = /^([a-z]+:)?(.*)$/.exec(value) ?? [];
    return operator + change(time);
  };

const documented = new Set([
  ...listImages.filters.map(({ parameter }): string => parameter),
  ...listImages.others.map(({ parameter }): string => parameter),
  ...sortParameters,
  ...paging,
]);

export const filterFaults: Record<string, Fault> = {
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
  'size-in-megabytes': {
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
  'null-is-a-text': {
    does: 'finds what has no name by the word null',
    lists: async (items, { value, whole, parameters }) =>
      value('name') === 'null' ? (await whole(without('name')(parameters))).filter(({ name }) => name === null) : items,
  },
  'name-with-quote-lost': {
    does: 'finds no name that has a quotation mark in it',
    lists: (items, { value }) => (value('name')?.includes('"') && !value('name')?.startsWith('in:') ? [] : items),
  },
  'in-ten-at-most': {
    does: 'takes only the first ten values of a list',
    understands: changing('name', (value) =>
      value.startsWith('in:') && !value.includes('"') ? value.split(',').slice(0, 10).join() : value,
    ),
  },
  'time-date-alone-is-its-end': {
    does: 'takes a date without a time for the last second of the day',
    understands: changing(
      'created_at',
      otherTime((time) => (/^\d{4}-\d\d-\d\d$/.test(time) ? `${time}T23:59:59Z` : time)),
    ),
  },
  'time-offset-whole-hours': {
    does: 'ignores the minutes of an offset',
    understands: changing(
      'updated_at',
      otherTime((time) => time.replace(/([+-]\d\d):\d\d$/, '$1:00')),
    ),
  },
  'formats-any': {
    does: 'lists what has any of two formats',
    lists: async (items, { value, whole, parameters }) => {
      if (value('disk_format') === undefined || value('container_format') === undefined) return items;
      const both = await Promise.all(
        ['disk_format', 'container_format'].map((name) => whole(without(name)(parameters))),
      );
      const all = await whole(without('disk_format', 'container_format')(parameters));
      return all.filter(({ id }) => both.some((each) => each.some((other) => other['id'] === id)));
    },
  },
  'hidden-by-name': {
    does: 'finds a hidden image by its name or its id',
    lists: async (items, { value, whole, parameters }) =>
      (value('name') ?? value('id')) !== undefined && value('os_hidden') === undefined
        ? [...items, ...(await whole([...parameters, ['os_hidden', 'true']]))]
        : items,
  },
  'range-first-of-two': {
    does: 'takes the first of two size_min',
    understands: (parameters) =>
      parameters.filter(
        (each, index) => each[0] !== 'size_min' || parameters.findIndex(([name]) => name === 'size_min') === index,
      ),
  },
  'owner-takes-operators': {
    does: 'understands eq: and in: before an owner',
    lists: filteredBy('owner', (item, value) =>
      value
        .replace(/^(eq|in):/, '')
        .split(',')
        .includes(text(item, 'owner')),
    ),
  },
  'second-limit-counts': {
    does: 'takes the last of two limits',
    understands: (parameters) =>
      parameters.filter(
        (each, index) => each[0] !== 'limit' || parameters.findLastIndex(([name]) => name === 'limit') === index,
      ),
  },
  'plus-stays': {
    does: 'does not take a plus sign for a blank',
    answers: (answer, { parameters, query }) =>
      query.includes('+') && answer.status === 200 && parameters.some(([, value]) => value.includes(' '))
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : answer,
  },
};

function nameBy(keep: (name: string, value: string) => boolean): NonNullable<Fault['lists']> {
  return filteredBy('name', (item, value) =>
    value.startsWith('in:')
      ? [...value.slice(3).matchAll(/"([^"]*)"|([^,]+)/g)].some(
          ([, quoted, plain]) => item['name'] === (quoted ?? plain),
        )
      : item['name'] !== null && keep(text(item, 'name'), value.replace(/^eq:/, '')),
  );
}

function decodedTwice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
