import { conditionsOnAll } from '../../cases/conditions.ts';
import { nonsense } from '../../cases/texts.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { CheckEnvironment } from './environment.ts';

/**
 * Parameters that are valid beside others: filters that some items satisfy, an order with a page, and a filter that finds
 * nothing.
 *
 * @param taken Names of parameters that the query has already. If one of them is of the order, no order is added.
 */
export function accompanyingParameters(
  { list, survey, reader }: CheckEnvironment,
  taken: ReadonlySet<string> = new Set(),
): Parameters[] {
  const { page, order } = list;
  const items = survey.plain.items.slice(0, 2);
  const filters = conditionsOnAll(list, survey.plain, items)
    .filter(({ filter }) => !taken.has(filter.parameter))
    .slice(0, 3)
    .flatMap(({ parameters }) => parameters);
  const [key] = order?.keys ?? [];
  const syntax = order?.by ?? order?.key;
  const isOrdered = [order?.by, order?.key, order?.direction].some((name) => name !== undefined && taken.has(name));
  const [marked] = items;
  const paging: Parameters = [
    ...(syntax !== undefined && key && !isOrdered ? [[syntax, key.name] as const] : []),
    ...(taken.has(page.limit) ? [] : [[page.limit, '2'] as const]),
    ...(taken.has(page.marker) || !marked ? [] : [[page.marker, reader.keyOf(marked)] as const]),
  ];
  // A service that validates a value only when it compares it does not validate it if nothing is found.
  const plainFilter = list.filters.find(
    ({ parameter, type, values, operators }) =>
      type === 'string' && !values && operators[0] === 'eq' && !taken.has(parameter),
  );
  const nothing: Parameters = [
    ...(plainFilter ? [[plainFilter.parameter, nonsense] as const] : []),
    ...(page.minimumLimit === 0 && !taken.has(page.limit) ? [[page.limit, '0'] as const] : []),
  ];
  return [filters, paging, nothing].filter(({ length }) => length > 0);
}
