import type { Filter, Operator } from '@conoha-images/document';
import fc from 'fast-check';
import { operandsOf } from '../../cases/operands.ts';
import { contextsFor, textsIn } from '../../cases/texts.ts';
import { NotChecked, RelationFailure } from '../../errors.ts';
import { type Condition, condition, satisfies } from '../../model/condition.ts';
import type { Context } from '../../model/list-query.ts';
import { inWords } from '../../model/parameters.ts';
import type { Item } from '../../model/value.ts';
import { firstResponses, type Walk } from '../../target/page.ts';
import type { CheckEnvironment } from './environment.ts';
import { forAll } from './for-all.ts';
import { operatorName } from './relation.ts';

/** Conditions by one operator of a filter, in a context. */
export interface FilterUse {
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

/** A condition for each kind of value that is worth sending, in the context with the most items. */
export function usesOf({ survey }: CheckEnvironment, filter: Filter, operator: Operator): fc.Arbitrary<FilterUse> {
  const [context] = contextsFor(filter, survey).toSorted((a, b) => b.items.length - a.items.length);
  const operands = context ? operandsOf(filter, operator, context.items) : [];
  if (!context || operands.length === 0) {
    throw new NotChecked(`no item has a value that ${filter.parameter} could find`);
  }
  return fc.tuple(...operands).map((lists) => ({
    context,
    conditions: lists.map((values) => condition(filter, operator, ...values)),
  }));
}

/** Checks one use of an operator. A failing use is made smaller. */
export function forUse(
  environment: CheckEnvironment,
  filter: Filter,
  operator: Operator,
  check: (use: FilterUse) => Promise<void>,
): Promise<void> {
  const name = `uses of ${operatorName(filter, operator)}`;
  return forAll(environment, name, usesOf(environment, filter, operator), 1, check);
}

/** @throws {RelationFailure} if a list has an item that does not satisfy a condition. */
export function expectSatisfied({ reader }: CheckEnvironment, condition: Condition, walk: Walk): void {
  const wrong = walk.items.find((item) => !satisfies(item, condition));
  if (!wrong) return;
  const expected = `only items with ${inWords(condition.parameters)}`;
  throw new RelationFailure(expected, itemInWords(reader.keyOf(wrong), condition, wrong), firstResponses(walk));
}

/** An item and its value for a condition. */
export function itemInWords(key: string, { filter }: Condition, item: Item): string {
  const texts = textsIn([item], filter);
  return `${key} (${filter.property} ${texts.length === 0 ? 'null' : texts.join(', ')})`;
}
