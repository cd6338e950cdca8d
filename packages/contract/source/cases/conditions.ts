import type { ListDescriptor, Operator } from '@conoha-images/document';
import { type Condition, canBeListed, condition, satisfies } from '../model/condition.ts';
import type { Context } from '../model/list-query.ts';
import type { Item } from '../model/value.ts';
import { allFilters } from './filters.ts';
import { allowsFilter, predictableTexts } from './texts.ts';

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
