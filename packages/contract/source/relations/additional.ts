import type { Filter, ListDescriptor } from '@conoha-images/document';
import { filterAndOtherParameters } from '../cases/conditions.ts';
import { NotChecked } from '../errors.ts';
import { additionalFilter, condition, satisfies, undescribedProperty } from '../model/condition.ts';
import type { Parameters } from '../model/parameters.ts';
import { firstResponses } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectModel, expectSameItems } from './support/expectations.ts';
import { forUse } from './support/filter-uses.ts';
import type { Check, Relation } from './support/relation.ts';

/** The maximum number of values that are sent for a property. */
const maximumValues = 3;

/** The maximum number of undescribed properties that are checked. */
const maximumUndescribed = 5;

/** Parameters that other services have. To this one, they are properties that no item has. */
const foreignParameters = ['offset', 'page', 'q', '_', 'no_item_has_this_property'];

const filterAdditional: Relation = {
  name: 'filter-additional',
  sentence: 'A parameter that the document does not name filters by the property of that name.',
  checks: (list) => {
    const { additional } = list;
    if (!additional) return [];
    const documented = filterAndOtherParameters(list);
    const equal = additional.properties.map((property) => additionalFilter(property, 'eq'));
    const ranges = Object.entries(additional.suffixes ?? {}).flatMap(([suffix, operator]) =>
      additional.properties
        .filter(({ type }) => type === 'integer' || type === 'number')
        .map((property) => additionalFilter(property, operator, property.name + suffix)),
    );
    return [
      ...[...equal, ...ranges]
        .filter(({ parameter }) => !documented.has(parameter))
        .map((filter) => ({
          subject: filter.parameter,
          run: (environment: CheckEnvironment) => checkFilter(environment, filter),
        })),
      ...(additional.except ?? []).map((name) => ({
        subject: name,
        run: (environment: CheckEnvironment) => checkExcepted(environment, name),
      })),
      { subject: 'undescribed properties', run: checkUndescribed },
      ...parametersOnce(list).map((name) => ({
        subject: `a second ${name}`,
        run: (environment: CheckEnvironment) => checkSecond(environment, name),
      })),
      { subject: 'properties that no item has', run: checkMissing },
    ] satisfies Check[];
  },
};

async function checkFilter(environment: CheckEnvironment, filter: Filter): Promise<void> {
  const [operator] = filter.operators;
  await forUse(environment, filter, operator, async ({ context, conditions }) => {
    // There are many properties, so fewer values than for a filter that the document names. A value of the wrong type
    // finds nothing.
    const wrongType = filter.type === 'string' || operator !== 'eq' ? [] : [condition(filter, 'eq', 'many')];
    for (const condition of [...conditions.slice(0, maximumValues), ...wrongType]) {
      await expectModel(environment, { context, conditions: [condition] });
    }
  });
}

/** The document says that no item is found by this property. */
async function checkExcepted(environment: CheckEnvironment, name: string): Promise<void> {
  const { plain } = environment.survey;
  const value = plain.items.map((item) => item[name]).find((member) => typeof member === 'string');
  if (typeof value !== 'string') throw new NotChecked(`no item has a ${name}`);
  await expectNothing(environment, [name, value]);
}

async function checkMissing(environment: CheckEnvironment): Promise<void> {
  const { page } = environment.list;
  const known = namedParameters(environment.list);
  for (const name of environment.survey.items.flatMap((item) => Object.keys(item))) known.add(name);
  const names = [...foreignParameters, page.limit.toUpperCase(), `x_${page.marker}`];
  for (const name of names.filter((candidate) => !known.has(candidate))) {
    await expectNothing(environment, [name, '2']);
  }
}

async function expectNothing(environment: CheckEnvironment, parameter: Parameters[number]): Promise<void> {
  const walk = await environment.reader.all([...environment.survey.plain.parameters, parameter]);
  expectSameItems(environment, [], walk.items, firstResponses(walk));
}

/** The properties that items have although the document does not describe them. It says that they are strings. */
async function checkUndescribed(environment: CheckEnvironment): Promise<void> {
  const { list, survey } = environment;
  const { properties = [], except = [] } = list.additional ?? {};
  const known = new Set([...properties.map(({ name }) => name), ...except, ...namedParameters(list)]);
  const strings = survey.items.flatMap((item) => Object.keys(item).filter((name) => typeof item[name] === 'string'));
  const names = [...new Set(strings)].filter((name) => !known.has(name));
  if (names.length === 0) throw new NotChecked('no item has a property that the document does not describe');
  for (const name of names.slice(0, maximumUndescribed)) {
    await checkFilter(environment, additionalFilter(undescribedProperty(name), 'eq'));
  }
}

/** The names of all parameters that the document names. */
function namedParameters(list: ListDescriptor): Set<string> {
  const { key, direction } = list.order ?? {};
  const order = [key, direction].filter((name) => name !== undefined);
  return new Set([...filterAndOtherParameters(list), ...parametersOnce(list), ...order]);
}

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

export const additionalRelations: readonly Relation[] = [filterAdditional];
