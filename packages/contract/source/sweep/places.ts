import type { ListDescriptor } from '@conoha-images/document';
import type { Random } from '../cases/random.ts';
import type { PageQuery } from '../model/list-query.ts';
import type { Oracle } from '../model/oracle.ts';
import { compareItems, sortedProperties } from '../model/order.ts';
import { type Item, propertyOf } from '../model/value.ts';
import type { Amount, Position } from './factors.ts';

/** The items of a list, and those of them that a page can begin with. */
export interface Rest {
  readonly all: readonly Item[];
  readonly left: readonly Item[];
}

/** Of so many markers that a list lacks, one is an item of another context. */
const elsewhereShare = 3;

/** A marker at a position of a list; undefined if the list has no such position. */
export function markerAt(
  position: Position,
  { order, conditions, context }: PageQuery,
  { all }: Rest,
  oracle: Oracle,
  random: Random,
): Item | undefined {
  const sorted = sortedProperties(oracle.list, order) ?? [];
  const keys = sorted.slice(0, sorted.length - (oracle.list.order?.ties.length ?? 0));
  const inside = all.slice(0, -1);
  switch (position) {
    case 'at a tie':
      return random.pick(inside.filter((item, index) => compareItems(item, all[index + 1] ?? {}, keys) === 0));
    case 'after an item without a value':
      return random.pick(all.filter((item) => keys.some((key) => propertyOf(item, key) === undefined)));
    case 'after an item that the list lacks': {
      const listed = new Set(all);
      const inContext = oracle.members(context);
      // Another context has items that no filter excludes.
      const isElsewhere = conditions.length === 0 || random.below(elsewhereShare) === 0;
      const candidates = isElsewhere ? oracle.bitsOf(oracle.items) & ~inContext : inContext;
      const lacking = oracle.sorted(candidates, order).filter((item) => !listed.has(item));
      return random.pick(lacking.slice(0, Math.ceil(lacking.length / 2)));
    }
    case 'after the last item':
      return all.at(-1);
    default:
      // Mostly near the start, so that items follow.
      return random.pick(inside.slice(0, Math.max(1, Math.ceil(inside.length / 2))));
  }
}

/** How many items a service may have a default or a maximum of. */
const usualAmounts = [2, 3, 5, 10, 20, 50, 100, 200];

/** Numbers at and beyond 31, 32 and 53 bits, and others that are large for a list. */
const largeAmounts = [1_001, 10_000, 1_000_000, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, 2 ** 53];

/** Numbers of items, compared with those that are left: all that the document allows. */
export function amountsOf(
  amount: Exclude<Amount, 'none'>,
  kind: 'offset' | 'limit',
  { left }: Rest,
  { page }: ListDescriptor,
): number[] {
  const [minimum, maximum = Number.POSITIVE_INFINITY] =
    kind === 'limit' ? [page.minimumLimit ?? 1, page.maximumLimit] : [page.minimumOffset ?? 0, page.maximumOffset];
  const { default: standard = 10, maximum: reduced = Number.POSITIVE_INFINITY } = kind === 'limit' ? page : {};
  const numbers: Readonly<Record<typeof amount, readonly number[]>> = {
    zero: [0],
    one: [1],
    'one fewer': [left.length - 1].filter((number) => number > 0 && number <= reduced),
    'as many': [left.length].filter((number) => number > 0 && number <= reduced),
    'one more': [left.length + 1].filter((number) => number <= reduced),
    'a usual number': [...usualAmounts, standard - 1, standard, standard + 1],
    'a large number': [...largeAmounts, maximum].filter((number) => number > left.length),
    'the maximum': [reduced],
    'more than the maximum': [reduced + 1, 10 * reduced, ...largeAmounts].filter((number) => number > reduced),
  };
  return [...new Set(numbers[amount])].filter(
    (number) => Number.isFinite(number) && number >= minimum && number <= maximum,
  );
}
