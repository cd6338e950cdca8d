import type { ListDescriptor } from '@conoha-images/document';
import type { Random } from '../cases/random.ts';
import { allowsFilter } from '../cases/texts.ts';
import type { PageQuery } from '../model/list-query.ts';
import type { Oracle } from '../model/oracle.ts';
import type { RequestedOrder } from '../model/order.ts';
import type { Item } from '../model/value.ts';
import type { Gains } from './coverage.ts';
import { Decisive, type Draft } from './decisive.ts';
import type { ContextLevel, Level, OrderLevel } from './factors.ts';
import { FilterChooser } from './filter-chooser.ts';
import { itemsNeeded } from './items-needed.ts';
import { amountsOf, markerAt, type Rest } from './places.ts';
import type { Case } from './smaller-cases.ts';
import { sortedByGain, Uses } from './uses.ts';
import type { Chosen, Style, Wish } from './wish.ts';

/** A query of a sweep. */
export interface SweepQuery extends Case {
  /** The levels without which its page would be another one: a service that ignores one of them responds wrongly. */
  readonly decisive: readonly Level[];
  /** The kinds of values that decide, of which the page shows that they were read rightly. */
  readonly shown: readonly (Chosen | ChosenOrder)[];
}

interface ChosenOrder {
  readonly level: OrderLevel;
  readonly kind: number;
  /** Undefined for a request without an order. */
  readonly order: RequestedOrder | undefined;
}

/** The parts of a query that cut a page, in the order in which they are chosen. */
const places: readonly Level['kind'][] = ['position', 'offset', 'limit'];

/** How many contexts a query is tried in, and how often in each. */
const tries = { contexts: 2, rounds: 4 } as const;

/** Makes queries that meet wanted levels, and as many others as fit. */
export class QueryMaker {
  readonly #list: ListDescriptor;
  readonly #oracle: Oracle;
  readonly #random: Random;
  readonly #contexts: readonly ContextLevel[];
  readonly #decisive: Decisive;
  readonly #orders: readonly OrderLevel[];
  readonly #places: readonly Level[];
  readonly #uses = new Uses();
  readonly #chooser: FilterChooser;

  constructor(oracle: Oracle, levels: readonly Level[], random: Random) {
    this.#list = oracle.list;
    this.#oracle = oracle;
    this.#random = random;
    this.#contexts = levels.filter((level) => level.kind === 'context');
    const plain = this.#contexts.find(({ isPlain }) => isPlain)?.context;
    this.#decisive = new Decisive(oracle, plain);
    const filters = levels.filter((level) => level.kind === 'filter');
    this.#orders = levels.filter((level) => level.kind === 'order');
    this.#places = levels.filter(({ kind }) => kind === 'position' || kind === 'offset' || kind === 'limit');
    this.#chooser = new FilterChooser(oracle, filters, plain, random, this.#uses);
  }

  /** How often a kind of value has decided what is on a page. */
  usesOf(chosen: Chosen): number {
    return this.#uses.of(chosen);
  }

  /** Counts the kinds of values that decide what is on the page of a query. */
  use({ shown }: SweepQuery): void {
    for (const chosen of shown) this.#uses.add(chosen);
  }

  /** @returns Undefined if no item, or no value that was tried, allows such a query. */
  make(wish: Wish, gains: Gains, style: Style): SweepQuery | undefined {
    const { levels: wanted, fixed, source } = wish;
    const allowed = this.#contexts.filter(({ context }) =>
      wanted.every((level) => {
        if (level.kind === 'context') return level.context === context;
        return level.kind !== 'filter' || allowsFilter(level.filter, context.parameters);
      }),
    );
    const hasSource = ({ context }: ContextLevel): boolean =>
      source !== undefined && (this.#oracle.members(context) & this.#oracle.bitsOf([source])) !== 0n;
    // A condition tells nothing in a list of which it finds every item, or no item.
    const isDivided = ({ context }: ContextLevel): boolean => {
      const members = this.#oracle.members(context);
      const found = fixed ? this.#oracle.matches(fixed.condition) & members : 0n;
      return found !== 0n && found !== members;
    };
    const rank = (level: ContextLevel): number => 2 * Number(hasSource(level)) + Number(isDivided(level));
    const contexts = sortedByGain(allowed, wanted, gains, this.#random, sizeWeight).toSorted(
      (a, b) => rank(b) - rank(a),
    );
    for (const context of contexts.slice(0, tries.contexts)) {
      for (let round = 0; round < tries.rounds; round += 1) {
        const query = this.#tryToMake(context, wish, gains, style);
        if (query) return query;
      }
    }
    return undefined;
  }

  #tryToMake(context: ContextLevel, wish: Wish, gains: Gains, style: Style): SweepQuery | undefined {
    const { deciders } = wish;
    // Beside many filters, the order comes first, so that they are those that it has not met.
    const isOrderFirst = style !== 'sparse' || wish.levels.some(({ kind }) => kind === 'order');
    const first = isOrderFirst ? this.#order([context, ...wish.levels], gains) : undefined;
    const levels = first ? [...wish.levels.filter(({ kind }) => kind !== 'order'), first.level] : wish.levels;
    const filters = this.#filters({ ...wish, levels }, context, first?.order, gains, style);
    if (!filters) return undefined;
    const own: Level[] = [context, ...filters.map(({ level }) => level)];
    const order = first ?? this.#order(own, gains);
    if (order) own.push(order.level);
    const conditions = filters.map(({ condition }) => condition);
    const query: PageQuery = { context: context.context, conditions, ...(order?.order && { order: order.order }) };
    const whole = deciders.filter(({ kind }) => !places.includes(kind));
    if (!whole.every((level) => this.#decisive.decides(level, { query, filters }))) return undefined;
    const placed = this.#placed({ query, filters }, own, { ...wish, levels }, gains);
    if (!placed) return undefined;
    const decisive = this.#decisive.among(own, placed);
    return { ...placed.query, levels: own, decisive, shown: this.#shown(placed, order, wish, decisive) };
  }

  #filters(
    wish: Wish,
    context: ContextLevel,
    order: RequestedOrder | undefined,
    gains: Gains,
    style: Style,
  ): Chosen[] | undefined {
    const needed = Math.max(...wish.levels.map((level) => itemsNeeded(level, wish.deciders, this.#list)), 0);
    return this.#chooser.choose(
      { context, order, needed },
      wish,
      gains,
      style === 'full' && needed > 0 ? 'dense' : style,
    );
  }

  /** Adds a position, an offset and a limit, beside which the deciders still decide, and their levels. */
  #placed(draft: Draft, levels: Level[], wish: Wish, gains: Gains): Draft | undefined {
    let { query } = draft;
    const all = this.#oracle.sorted(this.#oracle.found(query), query.order);
    let left: readonly Item[] = all;
    for (const [index, kind] of places.entries()) {
      const candidates = this.#places.filter((level) => level.kind === kind);
      if (candidates.length === 0) continue;
      const fixed = wish.levels.filter((level) => level.kind === kind);
      const sorted = fixed.length > 0 ? fixed : sortedByGain(candidates, levels, gains, this.#random);
      // What is not placed yet can't decide yet.
      const decided = wish.deciders.filter((decider) => places.indexOf(decider.kind) <= index);
      const chosen = sorted.find((level) => {
        const placed = this.#withPlace(level, query, { all, left });
        if (!placed || !this.#shows(placed, wish)) return false;
        if (!decided.every((decider) => this.#decisive.decides(decider, { ...draft, query: placed }))) return false;
        query = placed;
        return true;
      });
      if (!chosen) return undefined;
      levels.push(chosen);
      if (kind === 'position' && query.marker) left = this.#oracle.after(all, query.marker, query.order);
      if (kind === 'offset') left = left.slice(query.offset ?? 0);
    }
    return { ...draft, query };
  }

  /** Whether a page has the item that the wanted condition is to find, or would have it if the condition found it too. */
  #shows(query: PageQuery, { fixed, source }: Wish): boolean {
    if (!fixed || !source) return true;
    const own = this.#oracle.bitsOf([source]);
    const found = this.#oracle.found(query);
    if ((this.#oracle.members(query.context) & own) === 0n) return false;
    if (this.#oracle.isSatisfied(fixed.condition, [source]) && (found & own) === 0n) return false;
    return this.#oracle.cut(this.#oracle.sorted(found | own, query.order), query).items.includes(source);
  }

  /** The kinds of values of which a page shows that they are read rightly: one value that finds items, and what decides. */
  #shown({ query, filters }: Draft, order: ChosenOrder | undefined, { fixed }: Wish, decisive: readonly Level[]) {
    const { items } = this.#oracle.page(query);
    const isFound = ({ condition: { operator, operands } }: Chosen): boolean =>
      items.length > 0 && (operator === 'eq' || operator === 'contains') && operands.length === 1;
    return [
      // Another item may be needed to show a list or a range, as when its value was made for it.
      ...filters.filter((chosen) => isFound(chosen) || chosen === fixed),
      ...(order && decisive.includes(order.level) ? [order] : []),
    ];
  }

  #order(levels: readonly Level[], gains: Gains): ChosenOrder | undefined {
    const fixed = levels.find((level) => level.kind === 'order');
    const level = fixed ?? sortedByGain(this.#orders, levels, gains, this.#random)[0];
    if (!level) return undefined;
    const kinds = level.kinds.map((orders, kind) => ({ level, kind, order: this.#random.pick(orders) }));
    const [rarest] = this.#random.shuffled(kinds).toSorted((a, b) => this.#uses.of(a) - this.#uses.of(b));
    return rarest ?? { level, kind: 0, order: undefined };
  }

  #withPlace(level: Level, query: PageQuery, rest: Rest): PageQuery | undefined {
    if (level.kind === 'position') {
      if (level.position === 'at the start') return query;
      const marker = markerAt(level.position, query, rest, this.#oracle, this.#random);
      return marker && { ...query, marker };
    }
    if ((level.kind !== 'offset' && level.kind !== 'limit') || level.amount === 'none') return query;
    const amount = this.#random.pick(amountsOf(level.amount, level.kind, rest, this.#list));
    return amount === undefined ? undefined : { ...query, [level.kind]: amount };
  }
}

/** Many combinations can be met in a list of many items. */
function sizeWeight({ context }: ContextLevel): number {
  return Math.min(1, context.items.length / 50);
}
