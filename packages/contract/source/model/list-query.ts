import { type ListDescriptor, valueAt } from '@conoha-images/document';
import { type Condition, satisfies } from './condition.ts';
import { compareItems, orderParameters, type RequestedOrder, sortedProperties } from './order.ts';
import type { Parameters } from './parameters.ts';
import type { Item } from './value.ts';

/** Parameters that widen the list or change which items it has, and the items of that list. */
export interface Context {
  readonly parameters: Parameters;
  readonly items: readonly Item[];
}

/** Everything that a query requests except a page. */
export interface ListQuery {
  readonly context: Context;
  readonly conditions: readonly Condition[];
  /** Undefined if the query requests no order. */
  readonly order?: RequestedOrder | undefined;
}

/** A query with a page. */
export interface PageQuery extends ListQuery {
  /** Undefined for a request without a limit. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  /** The item that the page follows. */
  readonly marker?: Item | undefined;
}

/** The parameters of a query with a page. */
export function pageParameters(list: ListDescriptor, query: PageQuery): Parameters {
  const { limit, marker, offset } = list.page;
  return [
    ...parametersFor(list, query),
    ...(query.marker ? [[marker, String(valueAt(query.marker, list.key))] as const] : []),
    ...(query.offset !== undefined && offset !== undefined ? [[offset, String(query.offset)] as const] : []),
    ...(query.limit === undefined ? [] : [[limit, String(query.limit)] as const]),
  ];
}

/** The parameters of a query. A condition replaces a parameter of the same name in the context. */
export function parametersFor(list: ListDescriptor, { context, conditions, order }: ListQuery): Parameters {
  const filtered = new Set(conditions.map(({ filter }) => filter.parameter));
  return [
    ...context.parameters.filter(([name]) => !filtered.has(name)),
    ...conditions.flatMap(({ parameters }) => parameters),
    ...(order ? orderParameters(list, order) : []),
  ];
}

/** The items that a query should list. If the document promises no order, they have the order of the context. */
export function expectedItems(list: ListDescriptor, { context, conditions, order }: ListQuery): Item[] {
  const found = context.items.filter((item) => conditions.every((condition) => satisfies(item, condition)));
  const properties = sortedProperties(list, order);
  return properties ? found.toSorted((a, b) => compareItems(a, b, properties)) : found;
}
