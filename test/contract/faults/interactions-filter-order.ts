import type { Fault } from '../fault.ts';
import { compareTexts, text } from './changes.ts';
import { newest, oldest } from './images.ts';
import {
  changes,
  changingElements,
  elementsOf,
  filtersOf,
  firstTerm,
  has,
  ignores,
  isSorted,
  once,
  relists,
  reversed,
  rewrites,
  sortedBy,
  termsOf,
} from './queries.ts';

/** Faults of a filter beside an order. */
export const filterOrderFaults: Record<string, Fault> = {
  'name-ignored-sorted-by-size': {
    does: 'ignores the name in a list that is sorted by size',
    parameters: ['name', 'sort'],
    shows: 'name=backup&sort=size:asc',
    misreads: ignores(['name'], (situation) => firstTerm(situation)?.key === 'size'),
  },
  'status-ignored-beside-sort-key': {
    does: 'ignores the status beside sort_key',
    parameters: ['status', 'sort_key'],
    shows: 'status=queued&sort_key=name',
    misreads: ignores(['status'], (situation) => has(situation, 'sort_key')),
  },
  'size-min-ignored-ascending': {
    does: 'ignores size_min in an ascending list',
    parameters: ['size_min', 'sort'],
    shows: 'size_min=1073741825&sort=name:asc',
    misreads: ignores(['size_min'], (situation) => firstTerm(situation)?.direction === 'asc'),
  },
  'size-max-exclusive-sorted-by-size': {
    does: 'excludes items whose size equals size_max if the list is sorted by size, the largest first',
    parameters: ['size_max', 'sort'],
    shows: 'size_max=1073741824&sort=size:desc',
    misreads: changes(
      'size_max',
      (value) => String(BigInt(value) - 1n),
      (situation) => firstTerm(situation)?.key === 'size' && firstTerm(situation)?.direction === 'desc',
    ),
  },
  'visibility-ignored-beside-three-keys': {
    does: 'ignores the visibility beside three sort keys',
    parameters: ['visibility', 'sort'],
    shows: 'visibility=public&sort=status,size,name',
    misreads: ignores(['visibility'], (situation) => termsOf(situation).length > 2),
  },
  'os-type-ignored-beside-two-keys': {
    does: 'ignores os_type beside two or more sort keys',
    parameters: ['os_type', 'sort'],
    shows: 'os_type=windows&sort=status,name:asc',
    misreads: ignores(['os_type'], (situation) => termsOf(situation).length > 1),
  },
  'tag-last-beside-order': {
    does: 'uses only the last of several tags if an order is requested',
    parameters: ['tag', 'sort'],
    shows: [{ query: 'tag=%E8%87%AA%E5%8B%95&tag=daily&sort=name' }],
    misreads: rewrites(once('tag', 'last'), isSorted),
  },
  'created-at-gte-exclusive-sorted-by-it': {
    does: 'treats gte: as gt: in created_at if the list is sorted by it',
    parameters: ['created_at', 'sort'],
    shows: 'created_at=gte:2023-10-23T22:54:00Z&sort=created_at:asc',
    misreads: changes(
      'created_at',
      (value) => value.replace(/^gte:/, 'gt:'),
      (situation) => firstTerm(situation)?.key === 'created_at',
    ),
  },
  'updated-at-lte-exclusive-ascending': {
    does: 'treats lte: as lt: in updated_at if the list is ascending',
    parameters: ['updated_at', 'sort'],
    shows: 'updated_at=lte:2023-12-12T18:30:49Z&sort=updated_at:asc&limit=1000',
    misreads: changes(
      'updated_at',
      (value) => value.replace(/^lte:/, 'lt:'),
      (situation) => firstTerm(situation)?.direction === 'asc',
    ),
  },
  'neq-is-eq-beside-order': {
    does: 'treats neq: as eq: if an order is requested',
    parameters: ['created_at', 'sort'],
    shows: 'created_at=neq:2023-10-23T22:54:00Z&sort=name',
    misreads: changes('created_at', (value) => value.replace(/^neq:/, 'eq:'), isSorted),
  },
  'in-two-at-most-beside-order': {
    does: 'uses only the first two values of a list if an order is requested',
    parameters: ['status', 'sort'],
    shows: 'status=in:saving,deactivated,queued&sort=name:asc',
    misreads: rewrites(
      changingElements('status', (elements) => elements.slice(0, 2)),
      isSorted,
    ),
  },
  'in-sorted-by-position': {
    does: 'sorts images in the order of their IDs in the query if no order is requested',
    parameters: ['id', 'sort'],
    shows: `id=in:${oldest},${newest}&limit=2`,
    lists: relists(
      (items, { value }) => {
        const ids = elementsOf(value('id'));
        return items.toSorted((a, b) => ids.indexOf(text(a, 'id')) - ids.indexOf(text(b, 'id')));
      },
      (situation) => elementsOf(situation.value('id')).length > 1 && !isSorted(situation),
    ),
  },
  'in-formats-grouped-beside-order': {
    does: 'keeps images of one disk format together, whatever the order, if several formats are requested',
    parameters: ['disk_format', 'sort'],
    shows: 'disk_format=in:vmdk,raw&sort=name:asc',
    lists: relists(
      (items, { value }) => {
        const formats = elementsOf(value('disk_format'));
        return items.toSorted(
          (a, b) => formats.indexOf(text(a, 'disk_format')) - formats.indexOf(text(b, 'disk_format')),
        );
      },
      (situation) => elementsOf(situation.value('disk_format')).length > 1 && isSorted(situation),
    ),
  },
  'nulls-lost-beside-status': {
    does: 'loses images without a size if it is sorted by size and filtered by status',
    parameters: ['status', 'sort'],
    shows: 'status=queued&sort=size',
    lists: relists(
      (items) => items.filter(({ size }) => size !== null),
      (situation) => has(situation, 'status') && firstTerm(situation)?.key === 'size',
    ),
  },
  'nulls-last-beside-visibility': {
    does: 'puts images without a size last in ascending order beside a visibility',
    parameters: ['visibility', 'sort'],
    shows: 'visibility=private&sort=size:asc',
    lists: relists(
      (items) => [...items.filter(({ size }) => size !== null), ...items.filter(({ size }) => size === null)],
      (situation) =>
        has(situation, 'visibility') &&
        firstTerm(situation)?.key === 'size' &&
        firstTerm(situation)?.direction === 'asc',
    ),
  },
  'ties-ascending-beside-os-type': {
    does: 'breaks ties in ascending order if it is descending and filtered by os_type',
    parameters: ['os_type', 'sort'],
    shows: 'os_type=linux&sort=status:desc',
    misreads: rewrites(
      sortedBy((terms) => [...terms, { key: 'created_at', direction: 'asc' }, { key: 'id', direction: 'asc' }]),
      (situation) =>
        has(situation, 'os_type') &&
        termsOf(situation).length === 1 &&
        ['status', 'container_format', 'disk_format'].includes(firstTerm(situation)?.key ?? ''),
    ),
  },
  'default-order-ascending-beside-tag': {
    does: 'is ascending by default beside a tag',
    parameters: ['tag', 'sort'],
    shows: 'tag=daily',
    misreads: rewrites(
      (parameters) => [...parameters, ['sort', 'created_at:asc']],
      (situation) => has(situation, 'tag') && !isSorted(situation),
    ),
  },
  'default-order-by-name-beside-names': {
    does: 'is sorted by name by default if several names are requested',
    parameters: ['name', 'sort'],
    shows: 'name=in:Zeta,Alpha,backup2,image-161',
    misreads: rewrites(
      (parameters) => [...parameters, ['sort', 'name:asc']],
      (situation) => elementsOf(situation.value('name')).length > 1 && !isSorted(situation),
    ),
  },
  'second-key-ignored-beside-owner': {
    does: 'ignores all sort keys but the first beside an owner',
    parameters: ['owner', 'sort'],
    shows: 'owner=f0000000000000000000000000000000&sort=container_format:asc,size:desc',
    misreads: rewrites(
      sortedBy((terms) => terms.slice(0, 1)),
      (situation) => has(situation, 'owner') && isSorted(situation),
    ),
  },
  'third-key-reversed-beside-status': {
    does: 'reverses the third sort key beside a status',
    parameters: ['status', 'sort'],
    shows: 'status=active&sort=disk_format,container_format,name',
    misreads: rewrites(
      sortedBy((terms) => terms.map((term, index) => (index === 2 ? reversed(term) : term))),
      (situation) => has(situation, 'status') && termsOf(situation).length > 2,
    ),
  },
  'case-ignored-beside-visibility': {
    does: 'ignores case when it sorts by name beside a visibility',
    parameters: ['visibility', 'sort'],
    shows: 'visibility=private&sort=name:asc&limit=100',
    lists: relists(
      (items, situation) => {
        const sign = firstTerm(situation)?.direction === 'asc' ? 1 : -1;
        return items.toSorted(
          (a, b) => sign * compareTexts(text(a, 'name').toLowerCase(), text(b, 'name').toLowerCase()),
        );
      },
      (situation) => has(situation, 'visibility') && firstTerm(situation)?.key === 'name',
    ),
  },
  'sizes-as-text-beside-disk-format': {
    does: 'sorts sizes as text beside a disk format',
    parameters: ['disk_format', 'sort'],
    shows: 'disk_format=qcow2&sort=size:asc',
    lists: relists(
      (items, situation) => {
        const sign = firstTerm(situation)?.direction === 'asc' ? 1 : -1;
        return items.toSorted((a, b) => sign * compareTexts(text(a, 'size'), text(b, 'size')));
      },
      (situation) => has(situation, 'disk_format') && firstTerm(situation)?.key === 'size',
    ),
  },
  'order-ignored-for-hidden': {
    does: 'ignores the order of hidden images',
    parameters: ['os_hidden', 'sort'],
    shows: 'os_hidden=true&sort=size:asc',
    misreads: ignores(['sort', 'sort_key', 'sort_dir'], ({ value }) => value('os_hidden') === 'true'),
  },
  'order-ignored-for-community': {
    does: 'ignores the order of community images',
    parameters: ['visibility', 'sort'],
    shows: 'visibility=community&sort=name:asc',
    misreads: ignores(['sort', 'sort_key', 'sort_dir'], ({ value }) => value('visibility') === 'community'),
  },
  'member-status-ignored-beside-order': {
    does: 'ignores member_status if an order is requested',
    parameters: ['member_status', 'sort'],
    shows: 'member_status=pending&sort=name&limit=300',
    misreads: ignores(['member_status'], isSorted),
  },
  'protected-ignored-beside-direction': {
    does: 'ignores protected beside sort_dir',
    parameters: ['protected', 'sort_dir'],
    shows: 'protected=true&sort_dir=asc',
    misreads: ignores(['protected'], (situation) => has(situation, 'sort_dir')),
  },
  'additional-ignored-beside-order': {
    does: 'ignores min_disk if an order is requested',
    parameters: ['min_disk', 'sort'],
    shows: 'min_disk=100&sort=size:asc',
    misreads: ignores(['min_disk'], isSorted),
  },
  'range-ignored-beside-order': {
    does: 'ignores the ranges of min_ram if an order is requested',
    parameters: ['min_ram_min', 'sort'],
    shows: 'min_ram_min=2048&sort=size:asc',
    misreads: ignores(['min_ram_min', 'min_ram_max'], isSorted),
  },
  'order-joins-equal-names': {
    does: 'lists one image for each name if it is sorted by name and filtered',
    parameters: ['visibility', 'sort'],
    shows: 'visibility=private&sort=name:desc&limit=100',
    lists: relists(
      (items) => [...new Map(items.map((item) => [item['name'], item])).values()],
      (situation) => filtersOf(situation).length > 0 && firstTerm(situation)?.key === 'name',
    ),
  },
  'tags-repeat-images-beside-order': {
    does: 'lists an image once for each of several tags if an order is requested',
    parameters: ['tag', 'sort'],
    shows: [{ query: 'tag=%E8%87%AA%E5%8B%95&tag=daily&sort=name' }],
    lists: relists(
      (items, { values }) => items.flatMap((item) => values('tag').map(() => item)),
      (situation) => situation.values('tag').length > 1 && isSorted(situation),
    ),
  },
  'updated-at-ignored-sorted-by-it': {
    does: 'ignores updated_at in a list that is sorted by it',
    parameters: ['updated_at', 'sort'],
    shows: 'updated_at=gt:2023-12-01&sort=updated_at:asc',
    misreads: ignores(['updated_at'], (situation) => termsOf(situation).some(({ key }) => key === 'updated_at')),
  },
  'checksum-ignored-beside-order': {
    does: 'ignores the checksum if an order is requested',
    parameters: ['checksum', 'sort'],
    shows: 'checksum=b0fce403c178fa57404c1cc4176547a8&sort=name',
    misreads: ignores(['checksum'], isSorted),
  },
};
