import { conditionsOnAll } from '../cases.ts';
import { nonsense } from '../mistakes.ts';
import type { Session } from '../session.ts';
import type { Parameters } from '../target.ts';

/**
 * Parameters that are right beside any others: filters that some items satisfy, an order with a page of it, and what finds nothing.
 *
 * @param taken Names of parameters that are given already. Nothing is asked of the order where one of them does.
 */
export function companies({ list, survey, reader }: Session, taken: ReadonlySet<string> = new Set()): Parameters[] {
  const { page, order } = list;
  const some = survey.plain.items.slice(0, 2);
  const filters = conditionsOnAll(list, survey.plain, some)
    .filter(({ filter }) => !taken.has(filter.parameter))
    .slice(0, 3)
    .flatMap(({ parameters }) => parameters);
  const [key] = order?.keys ?? [];
  const syntax = order?.by ?? order?.key;
  const isOrdered = [order?.by, order?.key, order?.direction].some((name) => name !== undefined && taken.has(name));
  const [marked] = some;
  const paging: Parameters = [
    ...(syntax !== undefined && key && !isOrdered ? [[syntax, key.name] as const] : []),
    ...(taken.has(page.limit) ? [] : [[page.limit, '2'] as const]),
    ...(taken.has(page.marker) || !marked ? [] : [[page.marker, reader.keyOf(marked)] as const]),
  ];
  // Nothing is found: whoever looks at a value only where he compares it does not look at all.
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
