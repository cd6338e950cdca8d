import { type ListDescriptor, valueAt } from '@conoha-images/document';
import fc from 'fast-check';

/** Queries of a list that it accepts, most of which find some of its items. Without a marker. */
export function queriesOf(list: ListDescriptor, items: readonly unknown[]): fc.Arbitrary<URLSearchParams> {
  type Parameter = readonly string[];
  const { page, order, filters } = list;
  const limit: fc.Arbitrary<Parameter> = fc
    .integer({ min: Math.max(1, page.minimumLimit ?? 0), max: 30 })
    .map((value) => [page.limit, String(value)]);
  const sortBy: fc.Arbitrary<Parameter> = fc
    .constantFrom(...(order?.keys ?? []))
    .chain(({ name }) => fc.constantFrom('asc', 'desc').map((direction) => [order?.by ?? '', `${name}:${direction}`]));
  const filter: fc.Arbitrary<Parameter> = fc
    .constantFrom(...filters)
    .chain(({ parameter, property, values, type, operators }) => {
      const [first] = operators;
      const known = values?.filter((value) => value !== '') ?? [];
      const own = items.flatMap((item) => valueAt(item, property) ?? []).flatMap((value) => [value].flat().map(String));
      const candidates = known.length > 0 ? known : own;
      // A string may look like an operator, such as `a:b`.
      const prefix = operators.includes('eq') && operators.length > 1 && type === 'string' ? 'eq:' : '';
      return first === undefined || candidates.length === 0
        ? fc.constant<Parameter>([])
        : fc.constantFrom(...new Set(candidates)).map((value): Parameter => [parameter, prefix + value]);
    });
  return fc
    .tuple(
      fc.option(limit, { nil: [] }),
      order?.by === undefined ? fc.constant<Parameter>([]) : fc.option(sortBy, { nil: [] }),
      fc.uniqueArray(filter, { maxLength: 2, selector: ([name]) => name }),
    )
    .map(([limit, sort, filters]) => {
      const pairs = [limit, sort, ...filters].filter(({ length }) => length > 0);
      return new URLSearchParams(pairs as [string, string][]);
    });
}
