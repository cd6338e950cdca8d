import type { Filter, ListDescriptor, Operator } from '@conoha-images/document';
import {
  allFilters,
  filterAndOtherParameters,
  rangeFilters,
  undescribedFilters,
  unsatisfiableConditions,
} from '../cases/filters.ts';
import { orderClasses } from '../cases/order-classes.ts';
import { Random } from '../cases/random.ts';
import { allowsFilter, predictableTexts } from '../cases/texts.ts';
import { type ValueClass, valueClasses } from '../cases/value-classes.ts';
import type { Condition } from '../model/condition.ts';
import type { Context } from '../model/list-query.ts';
import type { RequestedOrder } from '../model/order.ts';
import { inWords } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import type { Survey } from '../target/survey.ts';

/** Where a page starts. */
export type Position =
  | 'at the start'
  | 'after an item'
  | 'at a tie'
  | 'after an item without a value'
  | 'after an item that the list lacks'
  | 'after the last item';

/** How many items a query requests, or skips, compared with those that are left. */
export type Amount =
  | 'none'
  | 'zero'
  | 'one'
  | 'one fewer'
  | 'as many'
  | 'one more'
  | 'a usual number'
  | 'the maximum'
  | 'more than the maximum'
  | 'a large number';

/** A part of a query. */
export type FactorKind = 'context' | 'filter' | 'order' | 'position' | 'offset' | 'limit';

interface Common {
  /** Its place among all levels. */
  readonly id: number;
  /** The factor whose values are in the class. Levels of the same factor exclude each other. */
  readonly factor: string;
  /** In words, for example `name eq, quotes and escapes`. */
  readonly name: string;
  /** A coarser class, for example all values of an operator. */
  readonly group: string;
}

export interface ContextLevel extends Common {
  readonly kind: 'context';
  readonly context: Context;
  /** Whether it is the list of a request without optional parameters. */
  readonly isPlain: boolean;
}

export interface FilterLevel extends Common {
  readonly kind: 'filter';
  readonly filter: Filter;
  readonly operator: Operator;
  /** Whether it has only few classes, because the document does not name the parameter. */
  readonly isBrief: boolean;
  readonly form: ValueClass['form'] | 'unsatisfiable';
  /** Conditions of the class, by kind. */
  readonly kinds: readonly (readonly Condition[])[];
  /** Draws conditions from the values of a few items, by kind. Lists have values of several of them if possible. */
  drawFrom(items: readonly Item[]): readonly (readonly Condition[])[];
}

export interface OrderLevel extends Common {
  readonly kind: 'order';
  /** The name of the class of orders, or `no order`. */
  readonly orderName: string;
  /** No kinds: the request has no order. */
  readonly kinds: readonly (readonly RequestedOrder[])[];
}

/** A class of one factor's values, which covering arrays call a level. */
export type Level =
  | ContextLevel
  | FilterLevel
  | OrderLevel
  | (Common & { readonly kind: 'position'; readonly position: Position })
  | (Common & { readonly kind: 'offset' | 'limit'; readonly amount: Amount });

type Draft = Level extends infer One ? (One extends Level ? Omit<One, 'id'> : never) : never;

const positions: readonly Position[] = [
  'at the start',
  'after an item',
  'at a tie',
  'after an item without a value',
  'after an item that the list lacks',
  'after the last item',
];

/**
 * The levels of every factor of a list, by what was read of its data. The seed draws the values of a level, not the
 * levels.
 *
 * @param kinds The parts that queries are to have.
 */
export function levelsOf(list: ListDescriptor, survey: Survey, seed: number, kinds: ReadonlySet<FactorKind>): Level[] {
  const { items } = survey;
  const drafts = [
    ...contextLevels(survey),
    ...filterLevels(list, survey, seed),
    ...(list.order ? orderLevels(list, survey, seed) : []),
    ...(list.order ? positions : []).map((position) => named('position', position, { position })),
    ...(list.page.offset === undefined ? [] : amounts(list.page.minimumOffset, list.page.maximumOffset, undefined)).map(
      (amount) => named('offset', amount, { amount }),
    ),
    ...amounts(list.page.minimumLimit ?? 1, list.page.maximumLimit, list.page.maximum ?? items.length + 1).map(
      (amount) => named('limit', amount, { amount }),
    ),
  ];
  return drafts.filter(({ kind }) => kinds.has(kind)).map((draft, id) => ({ ...draft, id }) as Level);
}

function named<Kind extends FactorKind, Own extends object>(kind: Kind, name: string, own: Own) {
  return { kind, factor: kind, name: `${kind}: ${name}`, group: `${kind}: ${name}`, ...own };
}

function contextLevels({ contexts, plain }: Survey) {
  return contexts
    .filter((context) => context === plain || context.items.length > 0)
    .map((context) => ({
      ...named('context', inWords(context.parameters) || 'the plain list', { context, isPlain: context === plain }),
      group: `context: ${context.parameters.map(([name]) => name).join(' & ')}`,
    }));
}

function filterLevels(list: ListDescriptor, { items, contexts }: Survey, seed: number): Draft[] {
  const documented = filterAndOtherParameters(list);
  const filters = [...allFilters(list), ...rangeFilters(list), ...undescribedFilters(list, items)];
  const levels = filters
    .filter((filter) => contexts.some(({ parameters }) => allowsFilter(filter, parameters)))
    .flatMap((filter): Draft[] => {
      const { parameter } = filter;
      const isBrief = !documented.has(parameter);
      const random = new Random(seed, `values of ${parameter}`);
      const all = predictableTexts(items, filter);
      const known = new Map<Item | undefined, string[]>();
      // Values are drawn from one item more often than from several.
      const textsOf = (some: readonly Item[]): string[] => {
        const texts = (some.length === 1 && known.get(some[0])) || predictableTexts(some, filter);
        if (some.length === 1) known.set(some[0], texts);
        return texts;
      };
      return valueClasses(filter, isBrief).flatMap(({ name, operator, form, draw }): Draft[] => {
        const kinds = draw({ own: all, all, items, random });
        if (kinds.every((kind) => kind.length === 0)) return [];
        const drawFrom = (some: readonly Item[]) => draw({ own: textsOf(some), all, items: some, random });
        const group = `${isBrief ? 'an additional parameter' : parameter} ${form === 'repeated' ? form : operator}`;
        return [
          {
            kind: 'filter',
            factor: parameter,
            name: `${parameter} ${name}`,
            group,
            filter,
            operator,
            isBrief,
            form,
            kinds,
            drawFrom,
          },
        ];
      });
    });
  const kinds = unsatisfiableConditions(list, items).map((condition) => [condition]);
  const [[first] = []] = kinds;
  if (!first) return levels;
  const name = 'a property that no item has';
  const { filter } = first;
  const level: Draft = {
    kind: 'filter',
    factor: name,
    name,
    group: name,
    filter,
    operator: 'eq',
    isBrief: true,
    form: 'unsatisfiable',
    kinds,
    drawFrom: () => [],
  };
  return [...levels, level];
}

function orderLevels(list: ListDescriptor, { items }: Survey, seed: number): Draft[] {
  const classes = orderClasses(list, new Random(seed, 'orders'), items);
  return [{ name: 'no order', group: 'no order', kinds: [] }, ...classes].map(({ name, group, kinds }) => ({
    ...named('order', name, { kinds, orderName: name }),
    group: `order: ${group}`,
  }));
}

/** The amounts that the document allows. @param reduced A greater number is accepted and reduced to this one. */
function amounts(minimum = 0, maximum = Number.POSITIVE_INFINITY, reduced?: number): Amount[] {
  return [
    'none',
    ...(minimum <= 0 ? (['zero'] as const) : []),
    ...(minimum <= 1 ? (['one'] as const) : []),
    'one fewer',
    'as many',
    'one more',
    'a usual number',
    ...(reduced === undefined ? (['a large number'] as const) : (['the maximum'] as const)),
    ...(reduced !== undefined && maximum > reduced ? (['more than the maximum'] as const) : []),
  ];
}
