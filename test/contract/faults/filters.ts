import { listImages } from '@conoha-images/spec';
import type { Fault } from '../fault.ts';
import {
  changing,
  compareTexts,
  errorBody,
  filteredBy,
  json,
  paging,
  sortParameters,
  text,
  without,
} from './changes.ts';

const documented = new Set([
  ...listImages.filters.map(({ parameter }): string => parameter),
  ...listImages.others.map(({ parameter }): string => parameter),
  ...sortParameters,
  ...paging,
]);

export const filterFaults: Record<string, Fault> = {
  'filters-any': {
    does: 'lists items that satisfy any of several filters',
    lists: async (items, { parameters, whole }) => {
      const filters = parameters.filter(
        ([name]) => ![...sortParameters, ...paging, 'visibility', 'os_hidden', 'member_status'].includes(name),
      );
      if (filters.length < 2) return items;
      const others = parameters.filter((parameter) => !filters.includes(parameter));
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
      return parameters.filter((parameter) => !filters.includes(parameter) || parameter[0] === filters[0]?.[0]);
    },
  },
  'size-min-exclusive': {
    does: 'excludes items whose size equals size_min',
    understands: changing('size_min', (value) => (/^-?\d+$/.test(value) ? String(BigInt(value) + 1n) : value)),
  },
  'size-max-exclusive': {
    does: 'excludes items whose size equals size_max',
    understands: changing('size_max', (value) => (/^-?\d+$/.test(value) ? String(BigInt(value) - 1n) : value)),
  },
  'size-null-matches': {
    does: 'treats a missing size as 0 in size_max',
    lists: filteredBy('size_max', (item, value) => Number(item['size'] ?? 0) <= Number(value)),
  },
  'size-in-megabytes': {
    does: 'compares sizes in whole megabytes',
    understands: changing('size_min', (value) =>
      /^\d+$/.test(value) ? String(Math.floor(Number(value) / 1e6) * 1e6) : value,
    ),
  },
  'visibility-all-ignored': {
    does: 'treats visibility=all as missing',
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
  'os-type-rejected': {
    does: 'rejects an os_type that the document does not list',
    responds: (response, { value }) =>
      value('os_type') !== undefined && !['linux', 'windows'].includes(value('os_type') ?? '')
        ? json(400, errorBody)
        : response,
  },
  'os-type-also-unset': {
    does: 'lists images without an os_type for linux',
    lists: filteredBy(
      'os_type',
      (item, value) => item['os_type'] === value || (value === 'linux' && item['os_type'] === undefined),
    ),
  },
  'tag-any': {
    does: 'lists images with any of several tags',
    lists: async (items, { values, parameters, whole }) =>
      values('tag').length < 2
        ? items
        : (await whole(without('tag')(parameters))).filter(({ tags }) =>
            values('tag').some((tag) => (tags as string[]).includes(tag)),
          ),
  },
  'tag-last': {
    does: 'uses only the last of several tags',
    understands: (parameters) =>
      parameters.filter(
        (parameter, index) => parameter[0] !== 'tag' || parameters.findLastIndex(([name]) => name === 'tag') === index,
      ),
  },
  'tag-contains': {
    does: 'finds a part of a tag',
    lists: async (items, { values, parameters, whole }) =>
      values('tag').length === 0
        ? items
        : (await whole(without('tag')(parameters))).filter(({ tags }) =>
            values('tag').every((tag) => (tags as string[]).some((other) => other.includes(tag))),
          ),
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
  'status-active-only': {
    does: 'lists only active images if a status is requested',
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
    does: 'ignores ranges such as min_disk_min',
    understands: (parameters) => parameters.filter(([name]) => documented.has(name) || !/_(min|max)$/.test(name)),
  },
  'repeated-first': {
    does: 'uses the first value of a repeated filter',
    understands: (parameters) =>
      parameters.filter(
        (parameter, index) =>
          ['tag', 'sort_key', 'sort_dir'].includes(parameter[0]) ||
          parameters.findIndex(([name]) => name === parameter[0]) === index,
      ),
  },
  'filter-forgets-later': {
    does: 'filters only the first page',
    understands: (parameters, { value }) =>
      value('marker') ? without('os_type', 'status', 'size_min')(parameters) : parameters,
  },
  'formats-any': {
    does: 'lists images with either of two formats',
    lists: async (items, { value, whole, parameters }) => {
      if (value('disk_format') === undefined || value('container_format') === undefined) return items;
      const both = await Promise.all(
        ['disk_format', 'container_format'].map((name) => whole(without(name)(parameters))),
      );
      const all = await whole(without('disk_format', 'container_format')(parameters));
      return all.filter(({ id }) => both.some((images) => images.some((other) => other['id'] === id)));
    },
  },
  'hidden-by-name': {
    does: 'finds a hidden image by its name or its ID',
    lists: async (items, { value, whole, parameters }) =>
      (value('name') ?? value('id')) !== undefined && value('os_hidden') === undefined
        ? [...items, ...(await whole([...parameters, ['os_hidden', 'true']]))]
        : items,
  },
  'range-first-of-two': {
    does: 'uses the first of two size_min',
    understands: (parameters) =>
      parameters.filter(
        (parameter, index) =>
          parameter[0] !== 'size_min' || parameters.findIndex(([name]) => name === 'size_min') === index,
      ),
  },
  'second-limit-counts': {
    does: 'uses the last of two limits',
    understands: (parameters) =>
      parameters.filter(
        (parameter, index) =>
          parameter[0] !== 'limit' || parameters.findLastIndex(([name]) => name === 'limit') === index,
      ),
  },
};
