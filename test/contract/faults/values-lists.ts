import type { Fault, Item } from '../fault.ts';
import { changing, without } from './changes.ts';
import { newest, tied } from './images.ts';
import { changes, changingElements, elementsOf, has, ignores, isSorted, once, relists, rewrites } from './queries.ts';

const always = (): boolean => true;

/** Lists what satisfies any of the values of a repeated filter. */
const anyOf = (name: string): NonNullable<Fault['lists']> =>
  relists(
    async (_items, { whole, parameters, values }) => {
      const rest = without(name)(parameters);
      const found = await Promise.all(values(name).map((value) => whole([...rest, [name, value]])));
      const ids = new Set(found.flat().map(({ id }) => id));
      return (await whole(rest)).filter(({ id }) => ids.has(id));
    },
    ({ values }) => values(name).length > 1,
  );

/** Faults of lists after `in:`. */
export const listFaults: Record<string, Fault> = {
  'in-elements-trimmed': {
    does: 'ignores blanks around the values of a list',
    shows: 'name=in:%22trailing+%22,%22Zeta%22',
    misreads: rewrites(
      changingElements('name', (elements) =>
        elements.map((element) => element.replaceAll(/^("?)\s+|\s+("?)$/g, '$1$2')),
      ),
      always,
    ),
  },
  'in-colon-lost': {
    does: 'ignores values with a colon in a list',
    shows: 'name=in:foo:bar,Zeta',
    misreads: rewrites(
      changingElements('name', (elements) => {
        const kept = elements.filter((element) => !element.includes(':'));
        return kept.length > 0 ? kept : ['none of them'];
      }),
      always,
    ),
  },
  'in-prefix-removed': {
    does: 'removes eq: and in: from the values of a list',
    shows: 'name=in:eq:foo,Zeta',
    misreads: rewrites(
      changingElements('name', (elements) => elements.map((element) => element.replace(/^("?)(eq|in):/, '$1'))),
      always,
    ),
  },
  'in-comma-in-quotes-beside-status': {
    does: 'splits a list of names at commas in quotes beside a status',
    parameters: ['name', 'status'],
    shows: 'name=in:%22a,b%22,Zeta&status=active',
    misreads: changes(
      'name',
      (value) => (value.startsWith('in:') && /"[^"]*,[^"]*"/.test(value) ? value.replaceAll('"', '') : value),
      (situation) => has(situation, 'status'),
    ),
  },
  'in-comma-in-quotes-beside-order': {
    does: 'ignores quoted values of a list if an order is requested',
    parameters: ['name', 'sort'],
    shows: 'name=in:%22a,b%22,Zeta&sort=name',
    misreads: rewrites(
      changingElements('name', (elements) => {
        const plain = elements.filter((element) => !element.startsWith('"'));
        return plain.length > 0 ? plain : ['none of them'];
      }),
      isSorted,
    ),
  },
  'in-last-comma-empties': {
    does: 'finds nothing by a list that ends with a comma',
    shows: 'name=in:Zeta,',
    lists: relists(
      () => [],
      ({ value }) => /^in:.+,$/.test(value('name') ?? ''),
    ),
  },
  'in-one-ignored': {
    does: 'ignores a list of one status',
    shows: 'status=in:queued',
    misreads: ignores(['status'], ({ value }) => elementsOf(value('status')).length === 1),
  },
  'in-equal-values-repeat': {
    does: 'lists an image once for each equal value of a list',
    shows: 'status=in:queued,queued',
    lists: relists(
      (items, { value }) =>
        items.flatMap((item: Item) =>
          elementsOf(value('status')).flatMap((status) =>
            status.replaceAll('"', '') === item['status'] ? [item] : [],
          ),
        ),
      ({ value }) => elementsOf(value('status')).length > 1,
    ),
  },
  'in-ends-at-unknown': {
    does: 'ignores the values of a list after one that no image has',
    shows: 'status=in:nothing,queued',
    misreads: (parameters, situation) => {
      const known = ['active', 'queued', 'saving', 'deactivated', 'uploading', 'importing', 'pending_delete'];
      const elements = elementsOf(situation.value('status'));
      const end = elements.findIndex((element) => !known.includes(element.replaceAll('"', '')));
      return end < 0 ? parameters : changingElements('status', () => elements.slice(0, end + 1))(parameters);
    },
  },
  'in-of-ids-first-three': {
    does: 'uses only the first three IDs of a list',
    shows: `id=in:1,2,3,${newest},${tied}`,
    misreads: rewrites(
      changingElements('id', (elements) => elements.slice(0, 3)),
      always,
    ),
  },
  'in-format-last-lost-beside-hidden': {
    does: 'ignores the last container format of a list beside os_hidden',
    parameters: ['container_format', 'os_hidden'],
    shows: 'container_format=in:bare,ovf&os_hidden=false&limit=300',
    misreads: rewrites(
      changingElements('container_format', (elements) => (elements.length > 1 ? elements.slice(0, -1) : elements)),
      (situation) => has(situation, 'os_hidden'),
    ),
  },
};

/** Faults of parameters that are repeated. */
export const repeatedFaults: Record<string, Fault> = {
  'repeated-name-empty-ignored': {
    does: 'uses the first of two names if the last is empty',
    shows: 'name=backup&name=',
    misreads: rewrites(
      (parameters) => parameters.filter(([name, value]) => name !== 'name' || value !== ''),
      ({ values }) => values('name').length > 1,
    ),
  },
  'repeated-name-joined': {
    does: 'joins two names with a comma',
    shows: 'name=backup&name=backup',
    misreads: rewrites(
      (parameters, { values }) => [
        ...without('name')(parameters),
        [
          'name',
          `eq:${values('name')
            .map((name) => name.replace(/^eq:/, ''))
            .join()}`,
        ],
      ],
      ({ values }) => values('name').length > 1,
    ),
  },
  'repeated-status-any': {
    does: 'lists images with any of several statuses if status is repeated',
    shows: 'status=active&status=queued',
    lists: anyOf('status'),
  },
  'repeated-time-is-range': {
    does: 'applies both of two created_at',
    shows: 'created_at=gte:2023-10-20&created_at=lte:2023-10-21',
    lists: relists(
      async (items, { whole, parameters, values }) => {
        const [first = ''] = values('created_at');
        const found = await whole([...without('created_at')(parameters), ['created_at', first]]);
        const ids = new Set(found.map(({ id }) => id));
        return items.filter(({ id }) => ids.has(id));
      },
      ({ values }) => values('created_at').length > 1,
    ),
  },
  'repeated-tag-equal-empties': {
    does: 'finds nothing if the same tag is repeated',
    shows: 'tag=daily&tag=daily',
    lists: relists(
      () => [],
      ({ values }) => new Set(values('tag')).size < values('tag').length,
    ),
  },
  'repeated-sort-last': {
    does: 'uses the last of two sort',
    shows: 'sort=name&sort=size',
    misreads: rewrites(once('sort', 'last'), always),
  },
  'repeated-marker-last': {
    does: 'uses the last of two markers',
    shows: `marker=${newest}&marker=${tied}`,
    misreads: rewrites(once('marker', 'last'), always),
  },
  'repeated-hidden-first-beside-visibility': {
    does: 'uses the first of two os_hidden beside a visibility',
    parameters: ['os_hidden', 'visibility'],
    shows: 'os_hidden=true&os_hidden=false&visibility=public',
    misreads: rewrites(once('os_hidden', 'first'), (situation) => has(situation, 'visibility')),
  },
  'repeated-owner-first-beside-order': {
    does: 'uses the first of two owners if an order is requested',
    parameters: ['owner', 'sort'],
    shows: 'owner=nobody&owner=f0000000000000000000000000000000&sort=name',
    misreads: rewrites(once('owner', 'first'), isSorted),
  },
  'repeated-protected-ignored': {
    does: 'ignores protected if it is repeated',
    shows: 'protected=false&protected=true',
    misreads: rewrites(changing('protected', String), always),
    lists: relists(
      (_items, { whole, parameters }) => whole(without('protected')(parameters)),
      ({ values }) => values('protected').length > 1,
    ),
  },
};
