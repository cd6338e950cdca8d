import type { Fault, Item, Situation } from '../fault.ts';
import { changing, without } from './changes.ts';
import { oldest } from './images.ts';
import { changes, changingElements, elementsOf, filtersOf, has, ignores, once, relists, rewrites } from './queries.ts';

/** Lists what satisfies either of two filters if a query has both. */
const eitherOf = (first: string, second: string): NonNullable<Fault['lists']> =>
  relists(
    async (_items, { whole, parameters }) => {
      const found = await Promise.all([first, second].map((name) => whole(without(name)(parameters))));
      const ids = new Set(found.flat().map(({ id }) => id));
      return (await whole(without(first, second)(parameters))).filter(({ id }) => ids.has(id));
    },
    (situation) => has(situation, first, second),
  );

const only = (isListed: (item: Item) => boolean) => (items: Item[]) => items.filter(isListed);

const isAlone = (situation: Situation): boolean => filtersOf(situation).length < 2;

/** Faults of two filters beside each other. */
export const filtersFaults: Record<string, Fault> = {
  'size-min-ignored-beside-size-max': {
    does: 'ignores size_min beside size_max',
    parameters: ['size_min', 'size_max'],
    shows: 'size_min=10000000000&size_max=12000000000',
    misreads: ignores(['size_min'], (situation) => has(situation, 'size_max')),
  },
  'size-range-swapped': {
    does: 'swaps size_min and size_max if size_min is the greater one',
    parameters: ['size_min', 'size_max'],
    shows: 'size_min=12000000000&size_max=10000000000',
    misreads: rewrites(
      (parameters, { value }) =>
        parameters.map(([name, text]) =>
          name === 'size_min'
            ? [name, value('size_max') ?? '']
            : name === 'size_max'
              ? [name, value('size_min') ?? '']
              : [name, text],
        ),
      ({ value }) => Number(value('size_min')) > Number(value('size_max')),
    ),
  },
  'size-range-of-one-empty': {
    does: 'finds nothing if size_min equals size_max',
    parameters: ['size_min', 'size_max'],
    shows: 'size_min=1073741824&size_max=1073741824',
    lists: relists(
      () => [],
      (situation) => has(situation, 'size_min') && situation.value('size_min') === situation.value('size_max'),
    ),
  },
  'times-both-created': {
    does: 'compares the creation time with updated_at beside created_at',
    parameters: ['created_at', 'updated_at'],
    shows: 'created_at=gt:2023-10-20&updated_at=gt:2023-12-01',
    lists: relists(
      async (_items, { whole, parameters, value }) => {
        const created = new Set((await whole(without('updated_at')(parameters))).map(({ id }) => id));
        const rest = without('updated_at', 'created_at')(parameters);
        return (await whole([...rest, ['created_at', value('updated_at') ?? '']])).filter(({ id }) => created.has(id));
      },
      (situation) => has(situation, 'created_at', 'updated_at'),
    ),
  },
  'times-either': {
    does: 'lists what satisfies created_at or updated_at',
    parameters: ['created_at', 'updated_at'],
    shows: 'created_at=gt:2023-10-20&updated_at=gt:2023-12-01&limit=200',
    lists: eitherOf('created_at', 'updated_at'),
  },
  'name-or-id': {
    does: 'lists images with the name or the ID',
    parameters: ['name', 'id'],
    shows: `name=backup&id=${oldest}`,
    lists: eitherOf('name', 'id'),
  },
  'name-ignored-beside-id': {
    does: 'ignores the name beside an ID',
    parameters: ['name', 'id'],
    shows: `name=backup&id=${oldest}`,
    misreads: ignores(['name'], (situation) => has(situation, 'id')),
  },
  'status-ignored-beside-all': {
    does: 'ignores the status beside visibility=all',
    parameters: ['status', 'visibility'],
    shows: 'status=queued&visibility=all',
    misreads: ignores(['status'], ({ value }) => value('visibility') === 'all'),
  },
  'owner-ignored-beside-all': {
    does: 'ignores the owner beside visibility=all',
    parameters: ['owner', 'visibility'],
    shows: 'owner=b0000000000000000000000000000002&visibility=all',
    misreads: ignores(['owner'], ({ value }) => value('visibility') === 'all'),
  },
  'visibility-ignored-beside-owner': {
    does: 'ignores the visibility beside an owner',
    parameters: ['visibility', 'owner'],
    shows: 'visibility=shared&owner=a0000000000000000000000000000001',
    misreads: ignores(['visibility'], (situation) => has(situation, 'owner')),
  },
  'hidden-ignored-beside-private': {
    does: 'ignores os_hidden=true beside visibility=private',
    parameters: ['os_hidden', 'visibility'],
    shows: 'os_hidden=true&visibility=private',
    misreads: ignores(['os_hidden'], ({ value }) => value('visibility') === 'private'),
  },
  'hidden-public-lost': {
    does: 'lists no hidden images for visibility=public',
    parameters: ['os_hidden', 'visibility'],
    shows: 'os_hidden=true&visibility=public',
    lists: relists(
      only(({ os_hidden }) => os_hidden !== true),
      ({ value }) => value('visibility') === 'public',
    ),
  },
  'member-status-ignored-beside-shared': {
    does: 'ignores member_status beside visibility=shared',
    parameters: ['member_status', 'visibility'],
    shows: 'member_status=pending&visibility=shared&limit=100',
    misreads: ignores(['member_status'], ({ value }) => value('visibility') === 'shared'),
  },
  'member-status-all-accepted-beside-all': {
    does: 'treats member_status=all as accepted beside visibility=all',
    parameters: ['member_status', 'visibility'],
    shows: 'member_status=all&visibility=all&limit=500',
    misreads: ignores(
      ['member_status'],
      ({ value }) => value('visibility') === 'all' && value('member_status') === 'all',
    ),
  },
  'tag-ignored-beside-os-type': {
    does: 'ignores the tag beside os_type',
    parameters: ['tag', 'os_type'],
    shows: 'tag=dst_name=Ubuntu&os_type=linux',
    misreads: ignores(['tag'], (situation) => has(situation, 'os_type')),
  },
  'tags-first-beside-status': {
    does: 'uses only the first of several tags beside a status',
    parameters: ['tag', 'status'],
    shows: [{ query: 'tag=daily&tag=%E8%87%AA%E5%8B%95&status=active' }],
    misreads: rewrites(once('tag', 'first'), (situation) => has(situation, 'status')),
  },
  'second-list-first-only': {
    does: 'uses only the first value of the second of two lists',
    parameters: ['disk_format', 'status'],
    shows: 'disk_format=in:qcow2,raw&status=in:saving,active,deactivated&limit=300',
    misreads: rewrites(
      changingElements('status', (elements) => elements.slice(0, 1)),
      ({ value }) => elementsOf(value('disk_format')).length > 1,
    ),
  },
  'container-format-ignored-beside-disk-format': {
    does: 'ignores the container format beside a disk format',
    parameters: ['container_format', 'disk_format'],
    shows: 'container_format=ovf&disk_format=qcow2',
    misreads: ignores(['container_format'], (situation) => has(situation, 'disk_format')),
  },
  'protected-ignored-beside-public': {
    does: 'ignores protected beside visibility=public',
    parameters: ['protected', 'visibility'],
    shows: 'protected=true&visibility=public',
    misreads: ignores(['protected'], ({ value }) => value('visibility') === 'public'),
  },
  'protected-false-beside-hidden': {
    does: 'lists no images for protected=false beside os_hidden=true',
    parameters: ['protected', 'os_hidden'],
    shows: 'protected=false&os_hidden=true',
    lists: relists(
      () => [],
      ({ value }) => value('protected') === 'false' && value('os_hidden') === 'true',
    ),
  },
  'additional-ignored-beside-status': {
    does: 'ignores min_disk and min_ram beside a status',
    parameters: ['min_disk', 'status'],
    shows: 'min_disk=100&status=active',
    misreads: ignores(['min_disk', 'min_ram'], (situation) => has(situation, 'status')),
  },
  'range-exclusive-beside-size': {
    does: 'excludes min_ram itself from min_ram_min beside size_min',
    parameters: ['min_ram_min', 'size_min'],
    shows: 'min_ram_min=1024&size_min=1&limit=300',
    misreads: changes(
      'min_ram_min',
      (value) => String(Number(value) + 1),
      (situation) => has(situation, 'size_min'),
    ),
  },
  'architecture-ignored-beside-os-type': {
    does: 'ignores architecture beside os_type',
    parameters: ['architecture', 'os_type'],
    shows: 'architecture=x86_64&os_type=linux&limit=300',
    misreads: ignores(['architecture'], (situation) => has(situation, 'os_type')),
  },
  'neq-ignores-others': {
    does: 'ignores the visibility beside neq:',
    parameters: ['created_at', 'visibility'],
    shows: 'created_at=neq:2023-10-20T16:12:00Z&visibility=community',
    misreads: ignores(['visibility'], ({ value }) => value('created_at')?.startsWith('neq:') === true),
  },
  'neq-ignored-beside-filter': {
    does: 'ignores neq: in updated_at beside another filter',
    parameters: ['updated_at', 'status'],
    shows: 'updated_at=neq:2023-12-12T18:30:49Z&status=active&sort=updated_at&limit=300',
    misreads: ignores(
      ['updated_at'],
      (situation) => situation.value('updated_at')?.startsWith('neq:') === true && !isAlone(situation),
    ),
  },
  'checksum-or-hash': {
    does: 'lists images with the checksum or the hash',
    parameters: ['checksum', 'os_hash_value'],
    shows: 'checksum=b0fce403c178fa57404c1cc4176547a8&os_hash_value=none',
    lists: eitherOf('checksum', 'os_hash_value'),
  },
  'null-size-is-zero-beside-status': {
    does: 'treats a missing size as 0 in size_max beside a status',
    parameters: ['size_max', 'status'],
    shows: 'size_max=5000000000&status=queued',
    lists: relists(
      async (_items, { whole, parameters, value }) =>
        (await whole(without('size_max')(parameters))).filter(
          ({ size }) => Number(size ?? 0) <= Number(value('size_max')),
        ),
      (situation) => has(situation, 'size_max', 'status'),
    ),
  },
  'list-of-three-loses-second-beside-visibility': {
    does: 'ignores the second of three or more values of a list beside a visibility',
    parameters: ['status', 'visibility'],
    shows: 'status=in:saving,queued,deactivated&visibility=private',
    misreads: rewrites(
      changingElements('status', (elements) => (elements.length > 2 ? elements.toSpliced(1, 1) : elements)),
      (situation) => has(situation, 'visibility'),
    ),
  },
  'bare-time-is-since-beside-name': {
    does: 'treats a creation time without an operator as gte: beside a name',
    parameters: ['created_at', 'name'],
    shows: 'created_at=2023-10-01T00:00:00Z&name=backup',
    misreads: changes(
      'created_at',
      (value) => (/^\d/.test(value) ? `gte:${value}` : value),
      (situation) => has(situation, 'name'),
    ),
  },
  'repeated-visibility-first-beside-status': {
    does: 'uses the first of two visibilities beside a status',
    parameters: ['visibility', 'status'],
    shows: 'visibility=public&status=active&visibility=private',
    misreads: rewrites(once('visibility', 'first'), (situation) => has(situation, 'status')),
  },
  'third-filter-ignored': {
    does: 'ignores all filters after the second',
    parameters: ['status', 'disk_format', 'visibility'],
    shows: 'status=active&disk_format=qcow2&visibility=community',
    misreads: (parameters, situation) => {
      const names = [...new Set(filtersOf(situation).map(([name]) => name))];
      return without(...names.slice(2))(parameters);
    },
  },
  'os-type-any-case-beside-status': {
    does: 'ignores case in os_type beside a status',
    parameters: ['os_type', 'status'],
    shows: 'os_type=Linux&status=active',
    misreads: rewrites(
      changing('os_type', (value) => value.toLowerCase()),
      (situation) => has(situation, 'status'),
    ),
  },
};
