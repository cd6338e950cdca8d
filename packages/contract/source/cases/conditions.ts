import type { Filter, ListDescriptor, Operator } from '@conoha-images/document';
import fc from 'fast-check';
import { additionalFilter, type Condition, canBeListed, condition, satisfies } from '../model/condition.ts';
import type { Context } from '../model/list-query.ts';
import type { Item } from '../model/value.ts';
import { subsetOf } from './subsets.ts';
import { allowsFilter, predictableTexts } from './texts.ts';

/** The names of the documented parameters that are filters or have no role: all but those of pages and order. */
export function filterAndOtherParameters({ filters, others }: ListDescriptor): Set<string> {
  return new Set([...filters, ...others].map(({ parameter }) => parameter));
}

/** The filters of a list, and a filter for each further property that a parameter of its name compares. */
export function allFilters(list: ListDescriptor): Filter[] {
  const documented = filterAndOtherParameters(list);
  const unnamed = list.additional?.properties.filter(({ name }) => !documented.has(name)) ?? [];
  return [...list.filters, ...unnamed.map((property) => additionalFilter(property, 'eq'))];
}

/** Conditions that an item satisfies with its own values, by every filter and operator. */
export function conditionsOn(list: ListDescriptor, { parameters }: Context, item: Item): Condition[] {
  return allFilters(list)
    .filter((filter) => allowsFilter(filter, parameters))
    .flatMap((filter) =>
      filter.operators.flatMap((operator) =>
        predictableTexts([item], filter)
          .filter((text) => operator !== 'in' || canBeListed(text))
          .slice(0, 3)
          .map((text) => condition(filter, operator, text)),
      ),
    );
}

/** The last condition of each parameter: an `in` if the filter has that operator. */
export function lastOfEachParameter(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((condition) => [condition.filter.parameter, condition])).values()];
}

/** One condition for each filter that can be satisfied by all of some items: the one with the most values. */
export function conditionsOnAll(list: ListDescriptor, { parameters }: Context, items: readonly Item[]): Condition[] {
  return allFilters(list)
    .filter((filter) => allowsFilter(filter, parameters))
    .flatMap((filter) => {
      const texts = predictableTexts(items, filter);
      const takesSeveral = (operator: Operator): boolean =>
        operator === 'in' || (operator === 'contains' && filter.repeated);
      const candidates = filter.operators.flatMap((operator) => [
        ...(takesSeveral(operator) && texts.length > 1 ? [condition(filter, operator, ...texts.slice(0, 4))] : []),
        ...texts.map((text) => condition(filter, operator, text)),
      ]);
      const writable = candidates.filter(({ operator, operands }) => operator !== 'in' || operands.every(canBeListed));
      return writable.find((candidate) => items.every((item) => satisfies(item, candidate))) ?? [];
    });
}

/** Some conditions on different parameters that one item satisfies. */
export function conditions(list: ListDescriptor, context: Context, maximum = 3): fc.Arbitrary<Condition[]> {
  return fc
    .constantFrom(...context.items)
    .chain((item) => subsetOf(conditionsOn(list, context, item), 0, maximum))
    .map((drawn) => {
      const names = drawn.map(({ filter }) => filter.parameter);
      return drawn.filter((_, index) => names.indexOf(names[index] ?? '') === index);
    });
}
