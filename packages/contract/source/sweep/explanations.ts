import type { ListDescriptor } from '@conoha-images/document';
import {
  additionalParameters,
  additionalSubject,
  definitionsOf,
  missingSubject,
  operatorName,
  type SweepRelation,
  topics,
  undescribedSubject,
} from './definitions.ts';
import type { FilterLevel, Level } from './factors.ts';

/** A relation that a query can violate, and the part of the list that it is about. */
export interface Explanation {
  readonly relation: SweepRelation;
  readonly subject?: string | undefined;
}

const relationOfForm = {
  value: 'filter-matches',
  other: 'filter-matches',
  list: 'filter-in',
  several: 'filter-every-value',
  time: 'filter-time-formats',
  repeated: 'filter-last-value',
  unsatisfiable: 'filter-additional',
} as const satisfies Record<FilterLevel['form'], SweepRelation>;

/** The parts of a query that are more than a request without optional parameters. */
function partsOf(levels: readonly Level[]) {
  return {
    filters: levels.filter((level) => level.kind === 'filter'),
    /** The parameter that makes it another list. */
    context: levels.flatMap((level) =>
      level.kind === 'context' && !level.isPlain ? (level.context.parameters.at(-1)?.[0] ?? []) : [],
    ),
    order: levels.filter((level) => level.kind === 'order').find(({ kinds }) => kinds.length > 0),
    isMarked: levels.some((level) => level.kind === 'position' && level.position !== 'at the start'),
    isOffset: levels.some((level) => level.kind === 'offset' && level.amount !== 'none'),
    // The largest page shows the whole list.
    isLimited: levels.some(
      (level) => level.kind === 'limit' && level.amount !== 'none' && level.amount !== 'the maximum',
    ),
  };
}

/** What is wrong with a list, by the smallest query that it responds to wrongly. */
export function explanationOf(list: ListDescriptor, levels: readonly Level[]): Explanation {
  const { filters, context, order, isMarked, isOffset, isLimited } = partsOf(levels);
  // The first one of the document, so that a fault of two filters has one explanation, whatever their order in a query.
  const [filter] = filters.toSorted((a, b) => placeOf(list, a) - placeOf(list, b));
  const count = filters.length + context.length;
  const isPlaced = isMarked || isOffset;
  if (count === 0) {
    if (order && isPlaced) return { relation: 'order-with-marker' };
    if (order && isLimited) return { relation: 'order-with-limit' };
    if (order) return { relation: 'order-sorts', subject: order.orderName };
    if (isPlaced) return { relation: isOffset ? 'offset-skips' : 'marker-continues' };
    return { relation: 'limit-holds' };
  }
  const subject = filter ? combinedSubject(list, filter) : context[0];
  if (order ? isPlaced || count > 1 : isPlaced && count > 1) return { relation: 'combined-query' };
  if (order) return { relation: 'filter-with-order', subject };
  if (isPlaced) return { relation: 'filter-with-marker', subject };
  if (count > 1) return { relation: 'filters-combine', subject };
  if (isLimited || !filter) return { relation: 'filter-with-limit', subject };
  return aloneExplanation(list, filter);
}

/** The place of a filter's parameter in the document; after all others if it is an additional one. */
function placeOf({ filters }: ListDescriptor, { filter: { parameter } }: FilterLevel): number {
  const place = filters.findIndex((other) => other.parameter === parameter);
  return place < 0 ? filters.length : place;
}

function aloneExplanation(list: ListDescriptor, { filter, operator, form }: FilterLevel): Explanation {
  const { parameter } = filter;
  if (form === 'unsatisfiable') return { relation: 'filter-additional', subject: missingSubject };
  if (!list.filters.some((other) => other.parameter === parameter)) {
    const isDescribed = additionalParameters(list).includes(parameter);
    return { relation: 'filter-additional', subject: isDescribed ? parameter : undescribedSubject };
  }
  const relation = relationOfForm[form];
  return { relation, subject: relation === 'filter-matches' ? operatorName(filter, operator) : parameter };
}

function combinedSubject(list: ListDescriptor, { filter: { parameter } }: FilterLevel): string {
  return list.filters.some((filter) => filter.parameter === parameter) ? parameter : additionalSubject;
}

/** What a query would show if one or two of its parts made it fail, of which at least one decides, or all of them. */
export function explanationsWithin(
  list: ListDescriptor,
  levels: readonly Level[],
  decisive: readonly Level[],
): Explanation[] {
  const pairs = decisive.flatMap((one) => [[one], ...levels.map((other) => (other === one ? [one] : [one, other]))]);
  const isUnordered = decisive.some((level) => level.kind === 'order' && level.kinds.length === 0);
  const unordered: Explanation[] = isUnordered ? [{ relation: 'order-sorts', subject: 'no order' }] : [];
  const all = [...pairs, decisive]
    .map((some) => explanationOf(list, some))
    .concat(unordered, { relation: 'next-follows' });
  return [...new Map(all.map((explanation) => [keyOf(explanation), explanation])).values()];
}

/** The same text for the same explanation. */
export function keyOf({ relation, subject = '' }: Explanation): string {
  return `${relation} ${subject}`;
}

/** Whether a check of a list is about an explanation. */
export function isChecked(list: ListDescriptor, { relation, subject }: Explanation): boolean {
  const found = topics.flatMap(definitionsOf).find(([name]) => name === relation);
  return found?.[1].subjects(list).includes(subject) ?? false;
}
