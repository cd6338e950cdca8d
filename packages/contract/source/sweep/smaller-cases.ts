import { allowsFilter } from '../cases/texts.ts';
import { type Condition, condition } from '../model/condition.ts';
import type { PageQuery } from '../model/list-query.ts';
import type { Item } from '../model/value.ts';
import type { ContextLevel, FactorKind, FilterLevel, Level } from './factors.ts';

/** A query with the levels that it meets. Its conditions are those of its filter levels, in the same order. */
export interface Case extends PageQuery {
  readonly levels: readonly Level[];
}

/**
 * The same query with fewer parts or values.
 *
 * @param plain The list of a request without optional parameters.
 * @param firstOf The first item of a list in its default order, for a marker that does not depend on the order.
 */
export function* smallerCases(
  query: Case,
  plain: ContextLevel,
  firstOf: (query: Case) => Item | undefined = () => undefined,
): Generator<Case> {
  const count = query.conditions.length;
  // Half of the filters first, so that a query with many of them soon has few.
  for (let size = count; size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < count; start += size) {
      yield withoutConditions(query, (index) => index >= start && index < start + size);
    }
  }
  if (query.order) {
    const unordered: Case = { ...without(query, 'order'), order: undefined };
    yield unordered;
    const marker = query.marker && firstOf(unordered);
    if (marker) yield { ...unordered, marker };
  }
  if (query.marker) yield { ...without(query, 'position'), marker: undefined };
  if (query.offset !== undefined) yield { ...without(query, 'offset'), offset: undefined };
  if (query.limit !== undefined) yield { ...without(query, 'limit'), limit: undefined };
  const { context, order } = query;
  const fits = query.conditions.every(({ filter }) => allowsFilter(filter, plain.context.parameters));
  if (context !== plain.context && fits) yield { ...without(query, 'context'), context: plain.context };
  for (const term of (order?.terms.length ?? 0) > 1 ? (order?.terms ?? []) : []) {
    if (order) yield { ...query, order: { ...order, terms: order.terms.filter((other) => other !== term) } };
  }
  for (const [index, own] of query.conditions.entries()) {
    for (const smaller of smallerConditions(own)) yield withCondition(query, index, smaller);
  }
}

/** The same query with the largest page instead of its own, so that a fault shows wherever it is in the list. */
export function onLargestPage(query: Case, limit: number, level: Level | undefined): Case {
  const levels = query.levels.filter(({ kind }) => kind !== 'position' && kind !== 'offset' && kind !== 'limit');
  return { ...query, marker: undefined, offset: undefined, limit, levels: [...levels, ...(level ? [level] : [])] };
}

/** The levels of a query without those of one kind. */
function without(query: Case, kind: FactorKind): Case {
  return { ...query, levels: query.levels.filter((level) => level.kind !== kind) };
}

function withoutConditions(query: Case, isRemoved: (index: number) => boolean): Case {
  const filters = query.levels.filter(({ kind }) => kind === 'filter');
  const removed = new Set(filters.filter((_, index) => isRemoved(index)));
  return {
    ...query,
    conditions: query.conditions.filter((_, index) => !isRemoved(index)),
    levels: query.levels.filter((level) => !removed.has(level as (typeof filters)[number])),
  };
}

/** The query with another condition at an index. */
function withCondition(query: Case, index: number, condition: Condition): Case {
  const replaced = query.levels.filter(({ kind }) => kind === 'filter')[index];
  return {
    ...query,
    conditions: query.conditions.with(index, condition),
    levels: query.levels.map((level) =>
      level === replaced && level.kind === 'filter' ? levelOf(level, condition) : level,
    ),
  };
}

/** The level of a condition that was made smaller. If only one plain value is left, its own relation explains it. */
function levelOf(level: FilterLevel, smaller: Condition): FilterLevel {
  const { operator, operands, parameters } = smaller;
  if (level.form === 'time') return isPlain(smaller) ? { ...level, form: 'value' } : level;
  const isSingle = parameters.length === 1 && (operator === 'in' || operands.length === 1);
  if (!isSingle || (level.form !== 'repeated' && level.form !== 'several')) return level;
  const group = level.group.replace(/ repeated$/, ` ${operator}`);
  return { ...level, operator, group, form: operator === 'in' ? 'list' : 'value' };
}

/** Whether a condition is written in the usual way. */
export function isPlain({ filter, operator, operands, parameters }: Condition): boolean {
  return JSON.stringify(condition(filter, operator, ...operands).parameters) === JSON.stringify(parameters);
}

/** The same condition written plainly, with one operand fewer, or with one repetition fewer before the last. */
function smallerConditions(own: Condition): Condition[] {
  const { filter, operator, operands, parameters } = own;
  const plain = parameters.length === 1 && !isPlain(own) ? [condition(filter, operator, ...operands)] : [];
  const isSeveral = operands.length > 1 && (operator === 'in' || operator === 'contains');
  if (isSeveral)
    return [...plain, ...operands.map((_, index) => condition(filter, operator, ...operands.toSpliced(index, 1)))];
  if (filter.repeated || parameters.length < 2) return plain;
  return [{ filter, operator, operands, parameters: parameters.slice(1) }];
}
