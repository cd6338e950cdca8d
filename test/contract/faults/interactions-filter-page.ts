import { listImages } from '@conoha-images/spec';
import type { Fault, Situation } from '../fault.ts';
import { changing, text } from './changes.ts';
import { community, hidden, newest, oldest, small } from './images.ts';
import {
  changes,
  changingElements,
  elementsOf,
  filtersOf,
  has,
  ignores,
  isSorted,
  markedImage,
  once,
  relists,
  rewrites,
} from './queries.ts';

const { default: standardSize, maximum: maximumSize } = listImages.page;

const hasMarker = (situation: Situation): boolean => has(situation, 'marker');

/** Faults of a filter beside a marker or a limit. */
export const filterPageFaults: Record<string, Fault> = {
  'name-ignored-after-marker': {
    does: 'ignores the name after a marker',
    parameters: ['name', 'marker'],
    shows: `name=backup&marker=${newest}`,
    misreads: ignores(['name'], hasMarker),
  },
  'container-format-ignored-after-marker': {
    does: 'ignores the container format after a marker',
    parameters: ['container_format', 'marker'],
    shows: `container_format=ovf&marker=${newest}`,
    misreads: ignores(['container_format'], hasMarker),
  },
  'size-max-ignored-after-marker': {
    does: 'ignores size_max after a marker',
    parameters: ['size_max', 'marker'],
    shows: `size_max=1073741824&marker=${newest}`,
    misreads: ignores(['size_max'], hasMarker),
  },
  'created-at-lt-inclusive-after-marker': {
    does: 'treats lt: as lte: in created_at after a marker',
    parameters: ['created_at', 'marker'],
    shows: `created_at=lt:2023-10-11T22:20:00Z&marker=${newest}`,
    misreads: changes('created_at', (value) => value.replace(/^lt:/, 'lte:'), hasMarker),
  },
  'in-loses-last-after-marker': {
    does: 'ignores the last value of a list after a marker',
    parameters: ['status', 'marker'],
    shows: `status=in:saving,queued&marker=${newest}`,
    misreads: rewrites(
      changingElements('status', (elements) => (elements.length > 1 ? elements.slice(0, -1) : elements)),
      hasMarker,
    ),
  },
  'tag-first-after-marker': {
    does: 'uses only the first of several tags after a marker',
    parameters: ['tag', 'marker'],
    shows: [{ query: `tag=daily&tag=%E8%87%AA%E5%8B%95&marker=${newest}` }],
    misreads: rewrites(once('tag', 'first'), hasMarker),
  },
  'visibility-all-ignored-after-marker': {
    does: 'treats visibility=all as missing after a marker',
    parameters: ['visibility', 'marker'],
    shows: `visibility=all&limit=300&marker=${newest}`,
    misreads: ignores(['visibility'], (situation) => hasMarker(situation) && situation.value('visibility') === 'all'),
  },
  'hidden-ignored-after-marker': {
    does: 'treats os_hidden=true as missing after a marker',
    parameters: ['os_hidden', 'marker'],
    shows: `os_hidden=true&marker=${newest}`,
    misreads: ignores(['os_hidden'], hasMarker),
  },
  'member-status-ignored-after-marker': {
    does: 'ignores member_status after a marker',
    parameters: ['member_status', 'marker'],
    shows: `member_status=pending&limit=300&marker=${newest}`,
    misreads: ignores(['member_status'], hasMarker),
  },
  'protected-false-ignored-after-marker': {
    does: 'ignores protected=false after a marker',
    parameters: ['protected', 'marker'],
    shows: `protected=false&limit=300&marker=${newest}`,
    misreads: ignores(['protected'], (situation) => hasMarker(situation) && situation.value('protected') === 'false'),
  },
  'additional-ignored-after-marker': {
    does: 'ignores min_ram after a marker',
    parameters: ['min_ram', 'marker'],
    shows: `min_ram=2048&marker=${newest}`,
    misreads: ignores(['min_ram'], hasMarker),
  },
  'marker-outside-size-ends': {
    does: 'has an empty page after a marker whose size is below size_min',
    parameters: ['size_min', 'marker'],
    shows: `size_min=1073741825&marker=${small}&sort=name:asc`,
    cuts: (page, _cut, situation) => {
      const size = markedImage(situation)?.['size'];
      const minimum = situation.value('size_min');
      return minimum !== undefined && typeof size === 'number' && size < Number(minimum) ? [] : page;
    },
  },
  'marker-without-tag-skips': {
    does: 'skips an item after a marker that does not have the tag',
    parameters: ['tag', 'marker'],
    shows: `tag=daily&marker=${newest}`,
    cuts: (page, { items, start, limit }, situation) => {
      const tags = markedImage(situation)?.['tags'] as string[] | undefined;
      const lacks = tags !== undefined && situation.values('tag').some((tag) => !tags.includes(tag.trim()));
      return lacks ? items.slice(start + 1, start + 1 + limit) : page;
    },
  },
  'marker-of-other-format-restarts': {
    does: 'starts at the first item if the marker has another disk format',
    parameters: ['disk_format', 'marker'],
    shows: `disk_format=vmdk&marker=${oldest}`,
    cuts: (page, { items, limit }, situation) => {
      const format = situation.value('disk_format');
      const marked = markedImage(situation);
      return marked && format !== undefined && !format.includes(text(marked, 'disk_format'))
        ? items.slice(0, limit)
        : page;
    },
  },
  'marker-of-other-visibility-ends': {
    does: 'has an empty page after a marker of another visibility',
    parameters: ['visibility', 'marker'],
    shows: `visibility=public&marker=${newest}`,
    cuts: (page, _cut, situation) => {
      const visibility = situation.value('visibility');
      const marked = markedImage(situation);
      return marked && visibility !== undefined && visibility !== 'all' && marked['visibility'] !== visibility
        ? []
        : page;
    },
  },
  'limit-one-more-beside-status': {
    does: 'returns one item more than the limit beside a status',
    parameters: ['status', 'limit'],
    shows: 'status=active&limit=3',
    cuts: (page, { items, start, limit }, situation) =>
      has(situation, 'status', 'limit') && limit > 0 ? items.slice(start, start + limit + 1) : page,
  },
  'page-cut-before-size-min': {
    does: 'cuts a page before it filters by size_min',
    parameters: ['size_min', 'limit'],
    shows: 'size_min=10000000000&limit=5',
    lists: relists(
      (_items, { whole, parameters }) => whole(parameters.filter(([name]) => name !== 'size_min')),
      (situation) => has(situation, 'size_min', 'limit'),
    ),
    cuts: (page, _cut, situation) =>
      has(situation, 'size_min', 'limit')
        ? page.filter(({ size }) => size !== null && Number(size) >= Number(situation.value('size_min')))
        : page,
  },
  'limit-ignored-beside-ids': {
    does: 'ignores the limit if several IDs are requested',
    parameters: ['id', 'limit'],
    shows: `id=in:${newest},${oldest}&limit=1`,
    cuts: (page, { items, start, limit }, { value }) =>
      elementsOf(value('id')).length > 1 && limit > 0 ? items.slice(start) : page,
  },
  'limit-of-all-loses-last': {
    does: 'loses the last item if the limit is exactly the number of items that match a filter',
    parameters: ['disk_format', 'limit'],
    shows: 'disk_format=raw&limit=28',
    cuts: (page, { items, limit }, situation) =>
      has(situation, 'disk_format') && limit > 1 && items.length === limit ? page.slice(0, -1) : page,
  },
  'limit-of-rest-loses-last': {
    does: 'loses the last item if the limit is exactly the number of items that are left after a marker beside a visibility',
    parameters: ['visibility', 'limit', 'marker'],
    shows: `visibility=community&limit=13&sort=id:asc&marker=${community}`,
    cuts: (page, { items, start, limit }, situation) =>
      has(situation, 'visibility', 'limit', 'marker') && limit > 1 && items.length - start === limit
        ? page.slice(0, -1)
        : page,
  },
  'limit-one-more-than-all-repeats': {
    does: 'repeats the last item if the limit is one more than the number of items that are left of a filtered list',
    parameters: ['container_format', 'limit'],
    shows: 'container_format=ovf&limit=74',
    cuts: (page, { items, start, limit }, situation) =>
      has(situation, 'container_format', 'limit') && page.length > 0 && items.length - start === limit - 1
        ? [...page, ...page.slice(-1)]
        : page,
  },
  'limit-zero-lists-beside-filter': {
    does: 'treats a limit of 0 as missing beside a filter',
    parameters: ['status', 'limit'],
    shows: 'status=active&limit=0',
    misreads: ignores(['limit'], (situation) => situation.value('limit') === '0' && filtersOf(situation).length > 0),
  },
  'limit-above-maximum-default-beside-filter': {
    does: 'returns the default number of items if the limit is above the maximum and there is a filter',
    parameters: ['visibility', 'limit'],
    shows: 'visibility=public&limit=1001',
    misreads: ignores(
      ['limit'],
      (situation) => Number(situation.value('limit')) > maximumSize && filtersOf(situation).length > 0,
    ),
  },
  'default-page-smaller-beside-visibility': {
    does: 'returns five items too few by default beside a visibility',
    parameters: ['visibility', 'limit'],
    shows: 'visibility=public',
    misreads: rewrites(
      (parameters) => [...parameters, ['limit', String(standardSize - 5)]],
      (situation) => has(situation, 'visibility') && !has(situation, 'limit'),
    ),
  },
  'default-page-whole-beside-list': {
    does: 'returns all items by default if several disk formats are requested',
    parameters: ['disk_format', 'limit'],
    shows: 'disk_format=in:qcow2,raw',
    misreads: rewrites(
      (parameters) => [...parameters, ['limit', String(maximumSize)]],
      (situation) => elementsOf(situation.value('disk_format')).length > 1 && !has(situation, 'limit'),
    ),
  },
  'marker-ignored-beside-name': {
    does: 'ignores the marker beside a name',
    parameters: ['name', 'marker'],
    shows: `name=backup&marker=${oldest}`,
    misreads: ignores(['marker'], (situation) => has(situation, 'name')),
  },
  'marker-ignored-beside-ids': {
    does: 'ignores the marker if several IDs are requested',
    parameters: ['id', 'marker'],
    shows: `id=in:${newest},${oldest}&marker=${newest}`,
    misreads: ignores(['marker'], ({ value }) => elementsOf(value('id')).length > 1),
  },
  'marker-of-hidden-restarts': {
    does: 'starts at the first item after a hidden marker in a list of visible images',
    parameters: ['os_hidden', 'marker'],
    shows: `sort=name:asc&marker=${hidden}`,
    cuts: (page, { items, limit }, situation) =>
      markedImage(situation)?.['os_hidden'] === true && situation.value('os_hidden') !== 'true'
        ? items.slice(0, limit)
        : page,
  },
  'limit-one-doubled-beside-owner': {
    does: 'returns two items for a limit of 1 beside an owner',
    parameters: ['owner', 'limit'],
    shows: 'owner=f0000000000000000000000000000000&limit=1',
    misreads: changes(
      'limit',
      (value) => (value === '1' ? '2' : value),
      (situation) => has(situation, 'owner'),
    ),
  },
  'limit-word-of-next-page-beside-tag': {
    does: 'returns the default number of items after a marker beside a tag, whatever the limit',
    parameters: ['tag', 'limit', 'marker'],
    shows: `tag=daily&limit=2&marker=${newest}`,
    misreads: ignores(['limit'], (situation) => has(situation, 'tag', 'marker') && situation.value('limit') !== '0'),
  },
  'range-of-times-ignored-after-marker': {
    does: 'ignores a lower limit of updated_at after a marker if no order is requested',
    parameters: ['updated_at', 'marker', 'sort'],
    shows: `updated_at=gt:2023-12-01&marker=${newest}&limit=200`,
    misreads: rewrites(
      (parameters) => changing('updated_at', (value) => value.replace(/^gte?:.*/, 'gte:1970-01-01'))(parameters),
      (situation) => hasMarker(situation) && !isSorted(situation),
    ),
  },
};
