import { neighborKinds } from '../cases/neighbors.ts';
import type { Random } from '../cases/random.ts';
import { type Condition, satisfies } from '../model/condition.ts';
import type { Oracle } from '../model/oracle.ts';
import { type Item, propertyOf } from '../model/value.ts';
import type { FilterLevel } from './factors.ts';
import type { Chosen } from './wish.ts';

/** A condition that stands for its kind. */
export interface ChosenKind extends Chosen {
  /** The item that the condition finds, or from which it was made. */
  readonly source: Item | undefined;
  /** Whether each condition of the kind has a meaning of its own. */
  readonly isEnum: boolean;
  /** Whether it finds its source, or any item if it has none. */
  readonly isFinding: boolean;
}

/** Of how many items values are compared to find one with few signs. */
const comparedSources = 6;

/** A filter with values of so many kinds that are hard to write takes any text. */
const manyHardKinds = 6;

/** The kinds of values near an item's that every filter of texts needs: another case, and a part. */
const commonNeighbors = 4;

/** One condition of each kind: first every value of enums, then those that find items, and then those of nearly an item's value. */
export function kindsOf(levels: readonly FilterLevel[], oracle: Oracle, random: Random): ChosenKind[] {
  const free = new Set(
    levels
      .filter(
        ({ form, isBrief, kinds }) => form === 'value' && !isBrief && kinds.filter(hasSome).length >= manyHardKinds,
      )
      .map(({ factor }) => factor),
  );
  const all = random.shuffled(levels.flatMap((level) => kindsOfLevel(level, oracle, random)));
  // Another filter may stand for one of codes and words, which have few characters that could be misread.
  const met = new Set<string>();
  const hasStandIn = ({ level, kind }: ChosenKind): boolean => {
    const { filter, form, factor, name, isBrief } = level;
    const isCommon = kind < commonNeighbors || name.endsWith(', empty');
    if (form !== 'other' || filter.type !== 'string' || isBrief || isCommon || free.has(factor)) return false;
    const key = String(kind);
    const isMet = met.has(key);
    met.add(key);
    return isMet;
  };
  const rank = (chosen: ChosenKind): number => {
    if (chosen.isEnum) return 0;
    if (chosen.isFinding) return 1;
    return hasStandIn(chosen) ? 3 : 2;
  };
  const ranked = all.map((chosen) => ({ chosen, rank: rank(chosen) }));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ chosen }) => chosen);
}

function kindsOfLevel(level: FilterLevel, oracle: Oracle, random: Random): ChosenKind[] {
  const { filter, operator, form, isBrief } = level;
  const isEnum = form === 'value' && filter.values !== undefined && !isBrief;
  const isExact = operator === 'eq' || operator === 'in' || operator === 'contains';
  const isFinding = (condition: Condition): boolean => oracle.matches(condition) !== 0n;
  const drawn = new Map<Item, readonly (readonly Condition[])[]>();
  const drawFrom = (item: Item) => {
    const kinds = drawn.get(item) ?? level.drawFrom([item]);
    drawn.set(item, kinds);
    return kinds;
  };
  const found = (condition: Condition): Item | undefined => random.pick(foundByLast(condition, oracle.items));
  return level.kinds.flatMap((conditions, kind): ChosenKind[] => {
    const chosen = (condition: Condition, source: Item | undefined): ChosenKind => ({
      level,
      kind,
      condition,
      source,
      isEnum,
      isFinding: source ? oracle.isSatisfied(condition, [source]) : isFinding(condition),
    });
    // A service may take an empty value, or the word null, for a missing one.
    const isMissing = conditions.every(({ operands }) => ['', 'null', 'None'].includes(operands.at(-1) ?? ''));
    /** From the item that a service which misreads the condition takes it for. */
    const made = (isWanted: (condition: Condition, source: Item | undefined) => boolean): ChosenKind[] => {
      const sources = oracle.items.filter((item) => !isMissing || propertyOf(item, filter) === undefined);
      const candidates: ChosenKind[] = [];
      for (const source of random.shuffled(sources)) {
        if (candidates.length === comparedSources) break;
        const condition = random.pick((drawFrom(source)[kind] ?? []).filter((drawn) => isWanted(drawn, source)));
        if (condition) candidates.push(chosen(condition, source));
      }
      const [plainest] = candidates.toSorted((a, b) => signsIn(a) - signsIn(b));
      if (plainest) return [plainest];
      const others = conditions.filter((condition) => isWanted(condition, undefined));
      return random.sample(others, 1).map((condition) => chosen(condition, undefined));
    };
    if (isEnum) return conditions.map((condition) => chosen(condition, found(condition)));
    const finding = conditions.filter(isFinding);
    // A list that does not find the item from which it was made has a value that a careless service takes for the item's.
    const isOther = (condition: Condition, source: Item | undefined): boolean =>
      source !== undefined && !oracle.isSatisfied(condition, [source]);
    const isNearList =
      form === 'list' &&
      random
        .sample(oracle.items, comparedSources)
        .some((item) => drawFrom(item)[kind]?.some((condition) => isOther(condition, item)));
    const exact = random.sample(isExact ? finding : [], 1).map((condition) => chosen(condition, found(condition)));
    if (finding.length > 0 && !isExact) return made(isFinding);
    if (isMissing) return [...exact, ...made(() => true)];
    // There are too many texts that a service may cut or decode wrongly to try each of them.
    const isTried =
      form === 'repeated' || (form === 'other' && (filter.type !== 'string' || kind <= neighborKinds(filter).length));
    const isNear = isTried && finding.length < conditions.length;
    if (isNearList) return [...exact, ...made(isOther)];
    return [...exact, ...(isNear ? made((condition) => !isFinding(condition)) : [])];
  });
}

function hasSome(conditions: readonly Condition[]): boolean {
  return conditions.length > 0;
}

/** How many signs a value has, which may hide that it is misread. */
function signsIn({ condition: { operands } }: ChosenKind): number {
  return operands.join('').replaceAll(/[\w-]/g, '').length;
}

/** The items that a condition finds by its last value, which is the one that is hard to find. */
function foundByLast(condition: Condition, items: readonly Item[]): Item[] {
  const last = { ...condition, operands: condition.operands.slice(-1) };
  return items.filter((item) => satisfies(item, condition) && satisfies(item, last));
}
