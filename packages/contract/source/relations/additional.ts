import type { ListDescriptor } from '@conoha-images/document';
import { NotChecked } from '../errors.ts';
import { additionalFilter, condition, satisfies, undescribedProperty } from '../model/condition.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectSameItems } from './support/expectations.ts';
import type { Relation } from './support/relation.ts';

const secondValue: Relation = {
  name: 'second-value-filters',
  sentence:
    'If a page or order parameter that takes one value is repeated, its second value filters by the property of its name.',
  checks: (list) =>
    list.additional
      ? parametersOnce(list).map((name) => ({ subject: name, run: (environment) => checkSecond(environment, name) }))
      : [],
};

/** The parameters of pages and order that take one value. If they are repeated, the second value filters. */
function parametersOnce({ page, order }: ListDescriptor): string[] {
  const sorting = order?.repeated ? [order.by] : [order?.by, order?.key, order?.direction];
  return [page.limit, page.marker, page.offset, ...sorting].filter((name) => name !== undefined);
}

/** A valid value of a parameter that takes one. */
function firstValue(name: string, key: string, { list, reader }: CheckEnvironment): string {
  const { page, order } = list;
  switch (name) {
    case page.limit:
      return String(reader.largest);
    case page.marker:
      return key;
    case page.offset:
      return '0';
    case order?.direction:
      return 'asc';
    default:
      return order?.keys[0]?.name ?? '';
  }
}

async function checkSecond(environment: CheckEnvironment, name: string): Promise<void> {
  const { reader, survey } = environment;
  const { plain, items } = survey;
  const [key] = reader.keysOf(plain.items);
  if (key === undefined) throw new NotChecked('the list is empty');
  const first = firstValue(name, key, environment);
  // A value that an item has, if there is one.
  const second = items.map((item) => item[name]).find((value) => typeof value === 'string') ?? first;
  const filter = condition(additionalFilter(undescribedProperty(name), 'eq'), 'eq', String(second));
  const page = await reader.page([...plain.parameters, [name, first], ...filter.parameters]);
  const expected = plain.items.filter((item) => satisfies(item, filter));
  expectSameItems(environment, expected, page.items, [page.response]);
}

export const additionalRelations: readonly Relation[] = [secondValue];
