import type { Filter, Operator, RangeOperator } from '@conoha-images/document';
import fc from 'fast-check';
import { NotChecked } from '../broken.ts';
import { operandsOf } from '../cases.ts';
import { type Condition, type Context, condition } from '../query.ts';
import type { Session } from '../session.ts';
import { contextsFor, textsIn } from '../survey.ts';
import type { Item } from '../value.ts';

/** A filter in use: one of its comparisons, with values, in a context. */
interface Use {
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

export function nameOf({ parameter, operators }: Filter, operator: Operator): string {
  return operators.length > 1 ? `${parameter} ${operator}` : parameter;
}

/** A value of each kind that is worth asking for, where there are the most items to find or to leave out. */
export function usesOf({ survey }: Session, filter: Filter, operator: Operator): fc.Arbitrary<Use> {
  const [context] = contextsFor(filter, survey).toSorted((a, b) => b.items.length - a.items.length);
  const operands = context ? operandsOf(filter, operator, context.items) : [];
  if (!context || operands.length === 0) {
    throw new NotChecked(`no item has a value that ${filter.parameter} could be asked for`);
  }
  return fc.tuple(...operands).map((all) => ({
    context,
    conditions: all.map((each) => condition(filter, operator, ...each)),
  }));
}

export function inWords({ parameters }: Condition): string {
  return parameters.map(([name, value]) => `${name}=${value}`).join(' & ');
}

export function shown(key: string, { filter }: Condition, item: Item): string {
  const texts = textsIn([item], filter);
  return `${key} (${filter.property} ${texts.length === 0 ? 'null' : texts.join(', ')})`;
}

const ranges: readonly RangeOperator[] = ['gt', 'gte', 'lt', 'lte'];

export function isRange(operator: Operator): operator is RangeOperator {
  return ranges.some((each) => each === operator);
}
