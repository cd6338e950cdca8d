import { orderMutants } from '../cases/mutants.ts';
import type { Random } from '../cases/random.ts';
import { allowsFilter } from '../cases/texts.ts';
import type { PageQuery } from '../model/list-query.ts';
import type { Oracle } from '../model/oracle.ts';
import type { RequestedOrder } from '../model/order.ts';
import type { ContextLevel, Level, Position } from './factors.ts';
import { amountsOf, markerAt } from './places.ts';
import type { SweepQuery } from './query-maker.ts';

/** How many orders of a kind are drawn to find one of which every part matters. */
const maximumDraws = 6;

/** Of how many items that only another list has values are taken, for each list. */
const maximumOutside = 3;

/** Queries without filters: every amount and every kind of order, alone, and orders with a marker. */
export function plainQueries(oracle: Oracle, levels: readonly Level[], random: Random): SweepQuery[] {
  const contexts = levels
    .filter((level) => level.kind === 'context')
    .toSorted((a, b) => b.context.items.length - a.context.items.length);
  const [largest] = contexts;
  if (!largest) return [];
  return [
    ...amountQueries(oracle, levels, largest),
    ...orderQueries(oracle, levels, contexts, random),
    ...outsideQueries(oracle, levels, contexts, random),
  ];
}

/** Each filter with a value of an item that only another list has, which must not be found. */
function outsideQueries(
  oracle: Oracle,
  levels: readonly Level[],
  contexts: readonly ContextLevel[],
  random: Random,
): SweepQuery[] {
  const plain = contexts.find(({ isPlain }) => isPlain);
  if (!plain) return [];
  const members = oracle.members(plain.context);
  // Of each list, so that lists of values have some of all of them.
  const outside = contexts.flatMap(({ context }) =>
    random.sample(oracle.sorted(oracle.members(context) & ~members, undefined), maximumOutside),
  );
  const own = plainLevels(levels);
  return levels.flatMap((level) => {
    if (level.kind !== 'filter' || (level.form !== 'value' && level.form !== 'list') || level.isBrief) return [];
    if (!allowsFilter(level.filter, plain.context.parameters)) return [];
    const sources = level.form === 'list' ? [outside] : random.shuffled(outside).map((item) => [item]);
    const conditions = sources
      .flatMap((items) => level.drawFrom(items).flat())
      .filter((condition) => (oracle.matches(condition) & members) === 0n && oracle.matches(condition) !== 0n);
    const condition = random.pick(conditions);
    return condition ? [queryOf({ context: plain.context, conditions: [condition] }, [plain, level, ...own])] : [];
  });
}

/** The levels of a request without an order, a position and amounts. */
function plainLevels(levels: readonly Level[]): Level[] {
  return levels.filter(
    (level) =>
      (level.kind === 'order' && level.kinds.length === 0) ||
      (level.kind === 'position' && level.position === 'at the start') ||
      ((level.kind === 'offset' || level.kind === 'limit') && level.amount === 'none'),
  );
}

/** Every amount of every level of limits and offsets, alone. */
function amountQueries(oracle: Oracle, levels: readonly Level[], context: ContextLevel): SweepQuery[] {
  const left = oracle.sorted(oracle.members(context.context), undefined);
  const plain = plainLevels(levels).filter(({ kind }) => kind === 'order' || kind === 'position');
  return levels.flatMap((level) => {
    if ((level.kind !== 'limit' && level.kind !== 'offset') || level.amount === 'none') return [];
    const own = [context, ...plain, level];
    return amountsOf(level.amount, level.kind, { all: left, left }, oracle.list).map((amount) =>
      queryOf({ context: context.context, conditions: [], [level.kind]: amount }, own),
    );
  });
}

/** Every kind of order in the largest list, and what follows a marker by turns in each list that has one. */
function orderQueries(
  oracle: Oracle,
  levels: readonly Level[],
  contexts: readonly ContextLevel[],
  random: Random,
): SweepQuery[] {
  const [largest] = contexts;
  const limits = levels.filter((level) => level.kind === 'limit' && level.amount === 'the maximum');
  const limit = limits.length > 0 ? oracle.list.page.maximum : undefined;
  const position = (name: Position) => levels.filter((level) => level.kind === 'position' && level.position === name);
  const long = contexts.filter(({ context }) => context.items.length > 2);
  const ordered = levels.flatMap((level) =>
    level.kind === 'order' ? level.kinds.map((orders, kind) => ({ level, orders, kind })) : [],
  );
  return ordered.flatMap(({ level, orders, kind }, index) => {
    const drawn = random.sample(orders, maximumDraws);
    const best = (members: bigint) =>
      drawn.toSorted((a, b) => differences(oracle, b, members) - differences(oracle, a, members))[0];
    const queryIn = (context: ContextLevel | undefined, isMarked: boolean): SweepQuery[] => {
      if (!context) return [];
      const members = oracle.members(context.context);
      const order = best(members);
      const all = oracle.sorted(members, order);
      const query: PageQuery = { context: context.context, conditions: [], order, limit };
      const marker = isMarked ? markerAt('after an item', query, { all, left: all }, oracle, random) : undefined;
      if (isMarked && !marker) return [];
      const own = [context, level, ...position(isMarked ? 'after an item' : 'at the start'), ...limits];
      return [queryOf({ ...query, ...(marker && { marker }) }, own)];
    };
    // The other ways to write an order are met with and without a marker by turns.
    return [
      ...(kind === 0 || index % 2 === 0 ? queryIn(largest, false) : []),
      ...(kind === 0 || index % 2 === 1 ? queryIn(long[index % long.length], true) : []),
    ];
  });
}

/** How many misreadings of an order would sort a list in another way. */
function differences(oracle: Oracle, order: RequestedOrder, members: bigint): number {
  const own = oracle.sorted(members, order);
  return orderMutants(order, oracle.list).filter((mutant) =>
    oracle.sorted(members, mutant).some((item, index) => item !== own[index]),
  ).length;
}

function queryOf(query: PageQuery, levels: readonly Level[]): SweepQuery {
  return { ...query, levels, decisive: levels, shown: [] };
}
