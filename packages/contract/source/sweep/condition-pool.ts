import type { Random } from '../cases/random.ts';
import { allowsFilter } from '../cases/texts.ts';
import type { Oracle } from '../model/oracle.ts';
import type { Item } from '../model/value.ts';
import type { ContextLevel, FilterLevel } from './factors.ts';
import type { Uses } from './uses.ts';
import type { Chosen } from './wish.ts';

/** Of how many items values are taken to find one that all of them satisfy. */
const maximumItems = 2;

/** How many conditions of an item are tested to find one that others satisfy too. */
const maximumTests = 6;

/** Draws conditions: first those of kinds that have been used the least. */
export class ConditionPool {
  readonly #oracle: Oracle;
  readonly #random: Random;
  readonly #uses: Uses;
  readonly #excluding = new Map<ContextLevel, readonly Chosen[]>();
  /** Conditions from the values of one item, because to draw them takes long. */
  readonly #own = new Map<FilterLevel, Map<Item, readonly Chosen[]>>();

  constructor(oracle: Oracle, random: Random, uses: Uses) {
    this.#oracle = oracle;
    this.#random = random;
    this.#uses = uses;
  }

  /** One condition of each kind of a level. */
  of(level: FilterLevel, kinds = level.kinds): Chosen[] {
    return this.#sorted(
      kinds.flatMap((conditions, kind) => {
        const condition = this.#random.pick(conditions);
        return condition ? [{ level, kind, condition }] : [];
      }),
    );
  }

  /** Conditions of a level that are made from the values of an item. */
  madeFrom(level: FilterLevel, item: Item): Chosen[] {
    return this.#sorted(this.#ownOf(level, item));
  }

  /** The condition of a level that all of some items satisfy, of the kind that was used the least; undefined if there is none. */
  satisfiedBy(level: FilterLevel, items: readonly Item[]): Chosen | undefined {
    // Only a list of both values finds two items with different ones.
    if (items.length > 1 && (level.form === 'list' || level.form === 'several')) {
      const own = this.of(level, level.drawFrom(items));
      return own.find(({ condition }) => this.#oracle.isSatisfied(condition, items));
    }
    let best: Chosen | undefined;
    for (const item of items.slice(0, maximumItems)) {
      const own = this.#ownOf(level, item);
      const start = own.length > 0 ? this.#random.below(own.length) : 0;
      for (let index = 0; index < Math.min(own.length, maximumTests); index += 1) {
        const chosen = own[(start + index) % own.length] as Chosen;
        if (best && this.#uses.of(chosen) >= this.#uses.of(best)) continue;
        if (this.#oracle.isSatisfied(chosen.condition, items)) best = chosen;
      }
    }
    return best;
  }

  #ownOf(level: FilterLevel, item: Item): readonly Chosen[] {
    const items = this.#own.get(level) ?? new Map<Item, readonly Chosen[]>();
    const own = items.get(item) ?? this.of(level, level.drawFrom([item]));
    items.set(item, own);
    this.#own.set(level, items);
    return own;
  }

  /** One condition of each kind of each level that some items of a list satisfy and others do not. */
  excluding(context: ContextLevel, levels: readonly FilterLevel[]): readonly Chosen[] {
    const known = this.#excluding.get(context);
    if (known) return known;
    const members = this.#oracle.members(context.context);
    const chosen = levels
      .filter((level) => allowsFilter(level.filter, context.context.parameters))
      .flatMap((level) => this.of(level))
      .filter(({ condition }) => {
        const found = this.#oracle.matches(condition) & members;
        return found !== 0n && found !== members;
      });
    this.#excluding.set(context, chosen);
    return chosen;
  }

  #sorted(all: readonly Chosen[]): Chosen[] {
    return this.#random.shuffled(all).toSorted((a, b) => this.#uses.of(a) - this.#uses.of(b));
  }
}
