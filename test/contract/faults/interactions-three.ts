import type { Fault, Situation } from '../fault.ts';
import { sortParameters, without } from './changes.ts';
import { newest, oldest, queued, small, tied } from './images.ts';
import {
  changes,
  changingElements,
  elementsOf,
  filtersOf,
  firstTerm,
  has,
  ignores,
  isSorted,
  markedImage,
  reversed,
  rewrites,
  sortedBy,
  termsOf,
} from './queries.ts';

const isSortedAfterMarker = (situation: Situation): boolean => isSorted(situation) && has(situation, 'marker');

/** Faults of three parameters beside each other. */
export const threeWayFaults: Record<string, Fault> = {
  'status-ignored-beside-order-and-marker': {
    does: 'ignores the status after a marker if an order is requested',
    parameters: ['status', 'sort', 'marker'],
    shows: `status=queued&sort=name:asc&marker=${small}`,
    misreads: ignores(['status'], isSortedAfterMarker),
  },
  'tag-ignored-beside-order-and-marker': {
    does: 'ignores the tag after a marker if an order is requested',
    parameters: ['tag', 'sort', 'marker'],
    shows: `tag=daily&sort=name:asc&marker=${small}`,
    misreads: ignores(['tag'], isSortedAfterMarker),
  },
  'name-list-shortened-beside-order-and-limit': {
    does: 'uses only the first two of several names if an order and a limit are requested',
    parameters: ['name', 'sort', 'limit'],
    shows: 'name=in:Zeta,Alpha,backup2&sort=name:asc&limit=10',
    misreads: rewrites(
      changingElements('name', (elements) => elements.slice(0, 2)),
      (situation) => isSorted(situation) && has(situation, 'limit'),
    ),
  },
  'all-ignores-filter-beside-order': {
    does: 'ignores the owner beside visibility=all if an order is requested',
    parameters: ['owner', 'visibility', 'sort'],
    shows: 'owner=b0000000000000000000000000000002&visibility=all&sort=name',
    misreads: ignores(['owner'], (situation) => situation.value('visibility') === 'all' && isSorted(situation)),
  },
  'all-descending-beside-filter': {
    does: 'sorts in descending order beside visibility=all and a filter',
    parameters: ['visibility', 'status', 'sort'],
    shows: 'visibility=all&status=active&sort=name:asc',
    misreads: rewrites(
      sortedBy((terms) => terms.map((term) => ({ ...term, direction: 'desc' }))),
      (situation) =>
        situation.value('visibility') === 'all' && filtersOf(situation).length > 1 && termsOf(situation).length > 0,
    ),
  },
  'second-filter-ignored-beside-limit': {
    does: 'ignores os_type beside a status and a limit',
    parameters: ['os_type', 'status', 'limit'],
    shows: 'os_type=windows&status=active&limit=5',
    misreads: ignores(['os_type'], (situation) => has(situation, 'status', 'limit')),
  },
  'size-range-exclusive-sorted-by-size': {
    does: 'excludes the limits of a range of sizes if it is sorted by size',
    parameters: ['size_min', 'size_max', 'sort'],
    shows: 'size_min=1073741824&size_max=2000000000&sort=size:asc',
    misreads: changes(
      'size_min',
      (value) => String(BigInt(value) + 1n),
      (situation) => has(situation, 'size_max') && firstTerm(situation)?.key === 'size',
    ),
  },
  'order-ignored-for-hidden-beside-limit': {
    does: 'ignores the order of hidden images beside a limit',
    parameters: ['os_hidden', 'sort', 'limit'],
    shows: 'os_hidden=true&sort=name:desc&limit=2',
    misreads: ignores(
      sortParameters,
      (situation) => situation.value('os_hidden') === 'true' && has(situation, 'limit'),
    ),
  },
  'member-status-ignored-beside-shared-and-order': {
    does: 'ignores member_status beside visibility=shared if an order is requested',
    parameters: ['member_status', 'visibility', 'sort'],
    shows: 'member_status=pending&visibility=shared&sort=name&limit=100',
    misreads: ignores(
      ['member_status'],
      (situation) => situation.value('visibility') === 'shared' && isSorted(situation),
    ),
  },
  'marker-outside-status-restarts-beside-order': {
    does: 'starts at the first item after a marker of another status if an order is requested',
    parameters: ['status', 'sort', 'marker'],
    shows: `status=active&sort=size:asc&marker=${queued}&limit=300`,
    cuts: (page, { items, limit }, situation) => {
      const status = situation.value('status');
      const marked = markedImage(situation);
      return marked && status !== undefined && isSorted(situation) && !status.includes(String(marked['status']))
        ? items.slice(1, 1 + limit)
        : page;
    },
  },
  'marker-at-tie-skips-beside-tag': {
    does: 'skips items that equal the marker in the sort key beside a tag',
    parameters: ['tag', 'sort', 'marker'],
    shows: 'tag=daily&sort=disk_format:asc&marker=536d038d-c71f-5075-9eb6-e56699808d6e',
    cuts: (page, { items, start, limit }, situation) => {
      const key = firstTerm(situation)?.key;
      const marked = markedImage(situation);
      if (!marked || key === undefined || !has(situation, 'tag')) return page;
      const later = items.slice(start).filter((item) => item[key] !== marked[key]);
      return later.slice(0, limit);
    },
  },
  'null-marker-ends-beside-visibility': {
    does: 'has an empty page after a marker without a size beside a visibility, sorted by size',
    parameters: ['visibility', 'sort', 'marker'],
    shows: `visibility=private&sort=size:asc&marker=${queued}`,
    cuts: (page, _cut, situation) =>
      has(situation, 'visibility') && firstTerm(situation)?.key === 'size' && markedImage(situation)?.['size'] === null
        ? []
        : page,
  },
  'since-loses-ties-after-marker': {
    does: 'treats gte: as gt: after a marker in a list that is sorted by created_at in ascending order',
    parameters: ['created_at', 'sort', 'marker'],
    shows: `created_at=gte:2023-10-23T22:54:00Z&sort=created_at:asc&marker=${oldest}`,
    misreads: changes(
      'created_at',
      (value) => value.replace(/^gte:/, 'gt:'),
      (situation) =>
        has(situation, 'marker') &&
        firstTerm(situation)?.key === 'created_at' &&
        firstTerm(situation)?.direction === 'asc',
    ),
  },
  'limit-of-all-loses-last-beside-order': {
    does: 'loses the last item if an order is requested and the limit is what a filter leaves',
    parameters: ['status', 'sort', 'limit'],
    shows: 'status=queued&sort=name&limit=7',
    cuts: (page, { items, start, limit }, situation) =>
      has(situation, 'status') && isSorted(situation) && limit > 1 && items.length - start === limit
        ? page.slice(0, -1)
        : page,
  },
  'limit-one-skips-after-marker-beside-visibility': {
    does: 'skips an item after a marker if the limit is 1 beside a visibility',
    parameters: ['visibility', 'marker', 'limit'],
    shows: `visibility=public&limit=1&marker=${newest}`,
    cuts: (page, { items, start, limit }, situation) =>
      limit === 1 && has(situation, 'visibility', 'marker') ? items.slice(start + 1, start + 2) : page,
  },
  'second-key-ignored-beside-one-direction-and-marker': {
    does: 'uses only the first of several sort_key beside one sort_dir after a marker',
    parameters: ['sort_key', 'sort_dir', 'marker'],
    shows: `sort_key=disk_format&sort_key=name&sort_dir=asc&marker=${newest}`,
    misreads: rewrites(
      sortedBy((terms) => terms.slice(0, 1)),
      (situation) =>
        situation.values('sort_key').length > 1 &&
        situation.values('sort_dir').length === 1 &&
        has(situation, 'marker'),
    ),
  },
  'list-of-three-shortened-beside-order-and-limit': {
    does: 'uses only two of three or more statuses if an order and a limit are requested',
    parameters: ['status', 'sort', 'limit'],
    shows: 'status=in:saving,deactivated,queued&sort=name:asc&limit=30',
    misreads: rewrites(
      changingElements('status', (elements) => (elements.length > 2 ? elements.slice(0, 2) : elements)),
      (situation) => isSorted(situation) && has(situation, 'limit'),
    ),
  },
  'order-of-ids-ignored-beside-limit': {
    does: 'ignores the order beside several IDs and a limit',
    parameters: ['id', 'sort', 'limit'],
    shows: `id=in:${newest},${oldest}&sort=created_at:asc&limit=2`,
    misreads: ignores(
      sortParameters,
      (situation) => elementsOf(situation.value('id')).length > 1 && has(situation, 'limit'),
    ),
  },
  'protected-ignored-beside-owner-and-order': {
    does: 'ignores protected beside an owner if an order is requested',
    parameters: ['protected', 'owner', 'sort'],
    shows: 'protected=true&owner=f0000000000000000000000000000000&sort=name',
    misreads: ignores(['protected'], (situation) => has(situation, 'owner') && isSorted(situation)),
  },
  'times-second-ignored-beside-order': {
    does: 'ignores updated_at beside created_at if an order is requested',
    parameters: ['created_at', 'updated_at', 'sort'],
    shows: 'created_at=gt:2023-10-20&updated_at=gt:2023-12-01&sort=name',
    misreads: ignores(['updated_at'], (situation) => has(situation, 'created_at') && isSorted(situation)),
  },
  'additional-ignored-beside-filter-and-order': {
    does: 'ignores min_disk beside another filter if an order is requested',
    parameters: ['min_disk', 'visibility', 'sort'],
    shows: 'min_disk=100&visibility=public&sort=name',
    misreads: ignores(['min_disk'], (situation) => isSorted(situation) && filtersOf(situation).length > 1),
  },
  'default-order-ascending-beside-filter-and-marker': {
    does: 'is ascending by default after a marker beside a filter',
    parameters: ['os_type', 'marker', 'sort'],
    shows: `os_type=linux&marker=${tied}`,
    misreads: rewrites(
      (parameters) => [...parameters, ['sort', 'created_at:asc']],
      (situation) => has(situation, 'marker', 'os_type') && !isSorted(situation),
    ),
  },
  'direction-reversed-beside-format-and-limit': {
    does: 'reverses the order beside a container format and a limit',
    parameters: ['container_format', 'sort', 'limit'],
    shows: 'container_format=ovf&sort=name&limit=3',
    misreads: rewrites(
      sortedBy((terms) => terms.map(reversed)),
      (situation) => has(situation, 'container_format', 'limit') && termsOf(situation).length > 0,
    ),
  },
  'filters-ignored-beside-two-keys-and-limit': {
    does: 'ignores the size beside several sort keys and a limit',
    parameters: ['size_min', 'sort', 'limit'],
    shows: 'size_min=20000000000&sort=status,name&limit=30',
    misreads: rewrites(
      without('size_min', 'size_max'),
      (situation) => termsOf(situation).length > 1 && has(situation, 'limit'),
    ),
  },
};
