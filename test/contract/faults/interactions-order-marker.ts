import type { Fault, Item, Situation } from '../fault.ts';
import { sortParameters, text, without } from './changes.ts';
import { formatless, newest, queued, small, tied } from './images.ts';
import {
  compareValues,
  firstTerm,
  has,
  ignores,
  isSorted,
  markedImage,
  relists,
  reversed,
  rewrites,
  sortedBy,
  type Term,
  termsOf,
} from './queries.ts';

const hasMarker = (situation: Situation): boolean => has(situation, 'marker');

/** Whether the image of the marker has no value for the first sort key. */
function isMarkedNull(situation: Situation, ...directions: Term['direction'][]): boolean {
  const term = firstTerm(situation);
  const marked = markedImage(situation);
  return term !== undefined && marked !== undefined && directions.includes(term.direction) && marked[term.key] === null;
}

/** Changes the start of a page, under a condition. */
const restarting =
  (
    condition: (situation: Situation) => boolean,
    place: (items: Item[], start: number, situation: Situation) => number,
  ) =>
  (page: Item[], { items, start, limit }: { items: Item[]; start: number; limit: number }, situation: Situation) => {
    if (!condition(situation)) return page;
    const first = place(items, start, situation);
    return items.slice(first, first + limit);
  };

/** The index after the items that equal the one before the start. */
function endOfTies(items: readonly Item[], start: number, situation: Situation): number {
  const key = firstTerm(situation)?.key ?? 'created_at';
  const marked = items[start - 1];
  let place = start;
  while (marked && place < items.length && items[place]?.[key] === marked[key]) place += 1;
  return place;
}

/** The index of the first item that equals the one before the start. */
function startOfTies(items: readonly Item[], start: number, situation: Situation): number {
  const key = firstTerm(situation)?.key ?? 'created_at';
  const marked = items[start - 1];
  let place = start;
  while (marked && place > 0 && items[place - 1]?.[key] === marked[key]) place -= 1;
  return place;
}

/** Faults of an order beside a marker. */
export const orderMarkerFaults: Record<string, Fault> = {
  'second-key-ignored-after-marker': {
    does: 'ignores all sort keys but the first after a marker',
    parameters: ['sort', 'marker'],
    shows: `sort=disk_format:asc,name:asc&marker=${newest}`,
    misreads: rewrites(
      sortedBy((terms) => terms.slice(0, 1)),
      hasMarker,
    ),
  },
  'third-key-ignored-after-marker': {
    does: 'ignores the third sort key after a marker',
    parameters: ['sort', 'marker'],
    shows: `sort=disk_format:asc,container_format,name:asc&marker=${newest}`,
    misreads: rewrites(
      sortedBy((terms) => terms.slice(0, 2)),
      (situation) => hasMarker(situation) && termsOf(situation).length > 2,
    ),
  },
  'direction-reversed-after-marker': {
    does: 'reverses sort_dir after a marker',
    parameters: ['sort_key', 'sort_dir', 'marker'],
    shows: `sort_key=name&sort_dir=asc&marker=${newest}`,
    misreads: rewrites(
      sortedBy((terms) => terms.map(reversed)),
      (situation) => has(situation, 'marker', 'sort_key', 'sort_dir'),
    ),
  },
  'default-order-ascending-after-marker': {
    does: 'is ascending by default after a marker',
    parameters: ['sort', 'marker'],
    shows: `marker=${tied}`,
    misreads: rewrites(
      (parameters) => [...parameters, ['sort', 'created_at:asc']],
      (situation) => hasMarker(situation) && !isSorted(situation),
    ),
  },
  'ties-skipped-descending': {
    does: 'skips items that equal the marker in the sort key if the order is descending',
    parameters: ['sort', 'marker'],
    shows: `sort=disk_format&marker=${tied}`,
    cuts: restarting(
      (situation) => hasMarker(situation) && firstTerm(situation)?.direction === 'desc',
      (items, start, situation) => endOfTies(items, start, situation),
    ),
  },
  'ties-repeated-ascending': {
    does: 'repeats items that equal the marker in the sort key if the order is ascending',
    parameters: ['sort', 'marker'],
    shows: `sort=container_format:asc&marker=${newest}`,
    cuts: restarting(
      (situation) => hasMarker(situation) && firstTerm(situation)?.direction === 'asc',
      (items, start, situation) => startOfTies(items, start, situation),
    ),
  },
  'ties-skipped-by-default': {
    does: 'skips items that were created at the time of the marker if no order is requested',
    parameters: ['sort', 'marker'],
    shows: `marker=${tied}`,
    cuts: restarting(
      (situation) => hasMarker(situation) && !isSorted(situation),
      (items, start, situation) => endOfTies(items, start, situation),
    ),
  },
  'null-marker-restarts-ascending': {
    does: 'starts at the first item after a marker without a value of the sort key in ascending order',
    parameters: ['sort', 'marker'],
    shows: `sort=size:asc&marker=${queued}`,
    cuts: restarting(
      (situation) => isMarkedNull(situation, 'asc'),
      () => 0,
    ),
  },
  'null-marker-ends-descending': {
    does: 'has an empty page after a marker without a value of the sort key in descending order',
    parameters: ['sort', 'marker'],
    shows: `sort=size:desc&marker=${queued}`,
    cuts: restarting(
      (situation) => isMarkedNull(situation, 'desc'),
      (items) => items.length,
    ),
  },
  'null-marker-skips-nulls': {
    does: 'skips the other items without a value of the sort key after a marker without one',
    parameters: ['sort', 'marker'],
    shows: `sort=disk_format:asc&marker=${formatless}`,
    cuts: restarting(
      (situation) => isMarkedNull(situation, 'asc', 'desc'),
      (items, start, situation) => endOfTies(items, start, situation),
    ),
  },
  'nulls-lost-after-marker-descending': {
    does: 'loses items without a name or a format after a marker in descending order',
    parameters: ['sort', 'marker'],
    shows: `sort=disk_format:desc&limit=300&marker=${newest}`,
    cuts: (page, _cut, situation) => {
      const term = firstTerm(situation);
      return hasMarker(situation) && term?.direction === 'desc' && term.key !== 'size'
        ? page.filter((item) => item[term.key] !== null)
        : page;
    },
  },
  'marker-by-created-sorted-by-updated': {
    does: 'continues with what was created before the marker if it is sorted by updated_at',
    parameters: ['sort', 'marker'],
    shows: `sort=updated_at&limit=300&marker=${tied}`,
    lists: relists(
      (items, situation) => {
        const marked = markedImage(situation);
        return items.filter(
          (item) => item['id'] === marked?.['id'] || compareValues(item['created_at'], marked?.['created_at']) <= 0,
        );
      },
      (situation) => hasMarker(situation) && firstTerm(situation)?.key === 'updated_at',
    ),
  },
  'size-marker-repeated-descending': {
    does: 'starts with the marker if it is sorted by size, the largest first',
    parameters: ['sort', 'marker'],
    shows: `sort=size:desc&marker=${newest}`,
    cuts: restarting(
      (situation) =>
        hasMarker(situation) && firstTerm(situation)?.key === 'size' && firstTerm(situation)?.direction === 'desc',
      (_items, start) => Math.max(0, start - 1),
    ),
  },
  'last-marker-restarts': {
    does: 'starts at the first item again after the last one in ascending order',
    parameters: ['sort', 'marker'],
    shows: `sort=created_at:asc&marker=${newest}`,
    cuts: (page, { items, start, limit }, situation) =>
      hasMarker(situation) && start >= items.length - 1 && firstTerm(situation)?.direction === 'asc'
        ? items.slice(0, limit)
        : page,
  },
  'by-language-after-marker': {
    does: 'sorts names by the rules of a language after a marker',
    parameters: ['sort', 'marker'],
    shows: `sort=name:asc&limit=100&marker=${small}`,
    lists: relists(
      (items, situation) => {
        const sign = firstTerm(situation)?.direction === 'asc' ? 1 : -1;
        return items.toSorted((a, b) => sign * text(a, 'name').localeCompare(text(b, 'name'), 'en'));
      },
      (situation) => hasMarker(situation) && firstTerm(situation)?.key === 'name',
    ),
  },
  'shorthand-ascending-after-marker': {
    does: 'sorts in ascending order by sort_key without sort_dir after a marker',
    parameters: ['sort_key', 'marker'],
    shows: `sort_key=name&marker=${small}`,
    misreads: rewrites(
      (parameters) => [...parameters, ['sort_dir', 'asc']],
      (situation) => has(situation, 'sort_key', 'marker') && !has(situation, 'sort_dir'),
    ),
  },
  'key-repeated-last-after-marker': {
    does: 'uses only the last of several sort_key after a marker',
    parameters: ['sort_key', 'marker'],
    shows: `sort_key=disk_format&sort_key=name&marker=${small}`,
    misreads: rewrites(
      (parameters, { value }) => [...without(...sortParameters)(parameters), ['sort', `${value('sort_key')}:desc`]],
      (situation) => hasMarker(situation) && situation.values('sort_key').length > 1,
    ),
  },
  'direction-alone-ignored-after-marker': {
    does: 'ignores sort_dir without sort_key after a marker',
    parameters: ['sort_dir', 'marker'],
    shows: `sort_dir=asc&marker=${tied}`,
    misreads: ignores(['sort_dir'], (situation) => has(situation, 'sort_dir', 'marker') && !has(situation, 'sort_key')),
  },
  'id-order-reversed-after-marker': {
    does: 'continues in the wrong direction after a marker if it is sorted by ID in ascending order',
    parameters: ['sort', 'marker'],
    shows: `sort=id:asc&marker=${small}`,
    cuts: (page, { items, start, limit }, situation) =>
      hasMarker(situation) && firstTerm(situation)?.key === 'id' && firstTerm(situation)?.direction === 'asc'
        ? items
            .slice(0, Math.max(0, start - 1))
            .toReversed()
            .slice(0, limit)
        : page,
  },
  'ties-by-id-only-after-marker': {
    does: 'breaks ties by the ID alone after a marker',
    parameters: ['sort', 'marker'],
    shows: `sort=container_format&limit=200&marker=${newest}`,
    misreads: rewrites(
      sortedBy((terms) => [...terms, { key: 'id', direction: terms[0]?.direction ?? 'desc' }]),
      (situation) =>
        hasMarker(situation) &&
        termsOf(situation).length === 1 &&
        !['created_at', 'id'].includes(firstTerm(situation)?.key ?? ''),
    ),
  },
};
