import { orderMutants } from '../cases/mutants.ts';
import type { Random } from '../cases/random.ts';
import { allowsFilter } from '../cases/texts.ts';
import type { Context } from '../model/list-query.ts';
import type { Oracle } from '../model/oracle.ts';
import type { RequestedOrder } from '../model/order.ts';
import { queryOf } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import { ConditionPool } from './condition-pool.ts';
import type { Gains } from './coverage.ts';
import { DecidingFilters } from './deciding-filters.ts';
import type { ContextLevel, FilterLevel, Level } from './factors.ts';
import { Likeness } from './likeness.ts';
import { sortedByGain, type Uses } from './uses.ts';
import type { Chosen, Style, Wish } from './wish.ts';

/** The list whose filters are chosen. */
export interface Place {
  readonly context: ContextLevel;
  /** Undefined if it is not chosen yet, or if the request has no order. */
  readonly order: RequestedOrder | undefined;
  /** How many items all filters must find at least. */
  readonly needed: number;
}

/** What a query with many filters begins with. */
interface Basis {
  readonly filters: readonly Chosen[];
  /** Items that satisfy all other filters. */
  readonly anchors: readonly Item[];
}

/** The maximum number of filters that are to decide, and of items that all filters are to find. */
const maximumDeciding = 4;
const maximumFound = 3;

/** How many new combinations a kind of value is worth that was not used yet. */
const newKindGain = 10;

/** The longest query that is made, in bytes. */
const longestQuery = 4_000;

/** How many values of a wanted level, conditions that may decide, additions of them, and levels of a filter are tried. */
const tries = { values: 24, deciding: 90, additions: 24, levels: 3 } as const;

/** Chooses the filters of a query. */
export class FilterChooser {
  readonly #oracle: Oracle;
  readonly #random: Random;
  readonly #uses: Uses;
  readonly #levels: readonly FilterLevel[];
  /** The levels of each filter. */
  readonly #factors: ReadonlyMap<string, readonly FilterLevel[]>;
  /** The items of a request without optional parameters. */
  readonly #plain: bigint;
  readonly #pool: ConditionPool;
  readonly #likeness: Likeness;

  /** @param plain The list of a request without optional parameters. */
  constructor(oracle: Oracle, levels: readonly FilterLevel[], plain: Context | undefined, random: Random, uses: Uses) {
    this.#oracle = oracle;
    this.#random = random;
    this.#uses = uses;
    this.#levels = levels;
    const factors = new Map<string, FilterLevel[]>();
    for (const level of levels) factors.set(level.factor, [...(factors.get(level.factor) ?? []), level]);
    this.#factors = factors;
    this.#plain = plain ? oracle.members(plain) : 0n;
    this.#pool = new ConditionPool(oracle, random, uses);
    this.#likeness = new Likeness(oracle.items, random);
  }

  /** @returns Undefined if no item, or no value that was tried, allows the wanted levels. */
  choose(place: Place, wish: Wish, gains: Gains, style: Style): Chosen[] | undefined {
    const basis = this.#basis(place, wish, gains, style);
    if (!basis) return undefined;
    const filters = [...basis.filters];
    const add = (level: FilterLevel): boolean => {
      const fitting = this.#pool.satisfiedBy(level, basis.anchors);
      const chosen = fitting ?? (style === 'full' ? this.#pool.of(level)[0] : undefined);
      if (chosen) filters.push(chosen);
      return chosen !== undefined;
    };
    for (const level of wish.levels) {
      if (level.kind !== 'filter' || filters.some((filter) => filter.level === level)) continue;
      if (!add(level)) return undefined;
    }
    if (style !== 'sparse') this.#addOthers(place, wish, gains, filters, add);
    return filters;
  }

  /** Adds a condition on each further filter: first those that the document names. */
  #addOthers(
    { context }: Place,
    { levels: wanted, fixed }: Wish,
    gains: Gains,
    filters: Chosen[],
    add: (level: FilterLevel) => boolean,
  ): void {
    const levels = [
      context,
      ...wanted.filter(({ kind }) => kind !== 'context' && kind !== 'filter'),
      ...filters.map(({ level }) => level),
    ];
    const factors = this.#random
      .shuffled([...this.#factors.values()])
      .toSorted(([a], [b]) => Number(a?.isBrief) - Number(b?.isBrief));
    let length = lengthOf(filters);
    for (const all of factors) {
      const [first] = all;
      const isAllowed = first && allowsFilter(first.filter, context.context.parameters);
      if (!isAllowed || levels.some(({ factor }) => factor === first.factor)) continue;
      const best = sortedByGain(all, levels, gains, this.#random)
        // A value that is tried only once is beside as many others as possible.
        .slice(0, fixed ? all.length : tries.levels)
        .find((level) => (fixed !== undefined || gains.gain(level, levels) > 0) && add(level));
      if (!best) continue;
      levels.push(best);
      length += lengthOf(filters.slice(-1));
      if (length <= longestQuery) continue;
      filters.pop();
      return;
    }
  }

  /** The wanted filters and others that decide, and the items that all further ones must find so that they go on deciding. */
  #basis({ context, order, needed }: Place, wish: Wish, gains: Gains, style: Style): Basis | undefined {
    const { levels, deciders, fixed, source, isTelling } = wish;
    const members = this.#oracle.members(context.context);
    const own = deciders.includes(context) ? members & ~this.#plain : 0n;
    const items = this.#oracle.sorted(own === 0n ? members : own, undefined);
    const first = source && items.includes(source) ? source : this.#random.pick(items);
    if (!first) return undefined;
    const deciding = new DecidingFilters(this.#oracle, members, needed);
    for (const level of levels) {
      if (level.kind !== 'filter' || style === 'full') continue;
      const candidates =
        fixed?.level === level ? [fixed] : [...this.#pool.madeFrom(level, first), ...this.#pool.of(level)];
      const isAdded = candidates
        .slice(0, tries.values)
        .some((chosen) => (deciders.includes(level) ? deciding.add(chosen, isTelling) : deciding.restrict(chosen)));
      if (!isAdded) return undefined;
    }
    if (deciders.length > 0) this.#addDeciding(deciding, context, wish, gains);
    const found = this.#oracle.sorted(deciding.found, undefined);
    const [start = first] = found.includes(first) ? [first] : this.#likeness.alike(first, found, 1);
    const isOrderDecider = levels.some((level) => level.kind === 'order' && deciders.includes(level));
    const others = isOrderDecider ? this.#sortedOtherwise(start, found, order) : found;
    const count = Math.max(needed, 1 + this.#random.below(maximumFound));
    const onPage = found.length === 0 ? [] : [start, ...this.#likeness.alike(start, others, count - 1)];
    if (onPage.length < needed) return undefined;
    const told = deciding.told.flatMap((bits) => {
      const some = this.#oracle.sorted(bits, undefined);
      const known = [first, ...onPage].find((item) => some.includes(item));
      return known ? [known] : this.#likeness.alike(start, some, 1);
    });
    // A service that misreads the wanted value finds its source, if all other filters find it too.
    return { filters: deciding.filters, anchors: [...(fixed && source ? [source] : []), ...onPage, ...told] };
  }

  /** Adds filters that decide too: those that add the most. */
  #addDeciding(deciding: DecidingFilters, context: ContextLevel, wish: Wish, gains: Gains): void {
    const { levels: wanted, source } = wish;
    const levels: Level[] = [context, ...wanted.filter(({ kind }) => kind !== 'context')];
    const isFree = ({ level, condition }: Chosen): boolean =>
      !levels.some(({ factor }) => factor === level.factor) &&
      (source === undefined || this.#oracle.isSatisfied(condition, [source]));
    const gainOf = (chosen: Chosen): number =>
      gains.gain(chosen.level, levels) + (this.#uses.of(chosen) === 0 ? newKindGain : 0);
    const maximum = 1 + this.#random.below(maximumDeciding);
    let others = this.#random.sample(this.#pool.excluding(context, this.#levels), tries.deciding).filter(isFree);
    for (let count = 0; deciding.filters.length < maximum && count < tries.additions; count += 1) {
      const added = others.map(gainOf);
      const best = added.indexOf(Math.max(...added));
      const chosen = others[best];
      if (!chosen || added[best] === 0) return;
      if (deciding.add(chosen)) levels.push(chosen.level);
      others = others.filter((other) => other !== chosen && isFree(other));
    }
  }

  /** The items that every misreading of an order puts on the other side of an item. */
  #sortedOtherwise(item: Item, items: readonly Item[], order: RequestedOrder | undefined): readonly Item[] {
    if (!order) return items;
    const sides = [order, undefined, ...orderMutants(order, this.#oracle.list)].map((read) => {
      const sorted = this.#oracle.sorted(this.#oracle.bitsOf([item, ...items]), read);
      return new Set(sorted.slice(sorted.indexOf(item)));
    });
    const [own, ...misread] = sides;
    return items.filter((other) => misread.every((side) => side.has(other) !== own?.has(other)));
  }
}

/** How many bytes filters have in a query. */
function lengthOf(filters: readonly Chosen[]): number {
  return filters.reduce((length, { condition }) => length + queryOf(condition.parameters).length + '&'.length, 0);
}
