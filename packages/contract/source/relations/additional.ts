import type { Filter, ListDescriptor } from '@conoha-images/document';
import { NotChecked } from '../broken.ts';
import { additionalFilter, condition, expectedItems, type Query, satisfies, undescribedProperty } from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf } from '../session.ts';
import { usesOf } from './filter-uses.ts';
import type { Check, Relation } from './relation.ts';

/** The most values that a property is asked for. */
const mostUses = 3;

/** Parameters that other services have, and nothing to this one but properties that no item has. */
const foreign = ['offset', 'page', 'q', '_', 'no_item_has_this_property'];

const filterAdditional: Relation = {
  name: 'filter-additional',
  sentence: 'A parameter that the document does not name is a filter on the property of its name.',
  checks: (list) => {
    const { additional } = list;
    if (!additional) return [];
    const taken = new Set([...list.filters, ...list.others].map(({ parameter }) => parameter));
    const named = additional.properties.filter(({ name }) => !taken.has(name));
    const byEquality = named.map(
      (property): Check => ({ of: property.name, run: additionalCheck(list, additionalFilter(property, 'eq')) }),
    );
    const bySuffix = Object.entries(additional.suffixes ?? {}).flatMap(([suffix, operator]) =>
      additional.properties
        .filter(({ name, type }) => (type === 'integer' || type === 'number') && !taken.has(name + suffix))
        .map(
          (property): Check => ({
            of: property.name + suffix,
            run: additionalCheck(list, additionalFilter(property, operator, property.name + suffix)),
          }),
        ),
    );
    const others: Check = {
      of: 'what no item has',
      run: async (session) => {
        const { reader, survey } = session;
        const has = new Set(survey.items.flatMap((item) => Object.keys(item)));
        const names = [...foreign, list.page.limit.toUpperCase(), `x_${list.page.marker}`].filter(
          (name) => !has.has(name),
        );
        for (const name of names) {
          const none = await reader.all([...survey.plain.parameters, [name, '2']]);
          expectKeys([], reader.keysOf(none.items), firstOf(none));
        }
      },
    };
    const excepted = (additional.except ?? []).map(
      (name): Check => ({
        of: name,
        run: async ({ reader, survey: { plain } }) => {
          const [value] = plain.items.flatMap((item) => (typeof item[name] === 'string' ? [item[name]] : []));
          if (value === undefined) throw new NotChecked(`no item has a ${name}`);
          const found = await reader.all([...plain.parameters, [name, value]]);
          expectKeys([], reader.keysOf(found.items), firstOf(found));
        },
      }),
    );
    return [
      ...byEquality,
      ...bySuffix,
      ...excepted,
      { of: 'what the document does not describe', run: undescribed(list) },
      ...parametersOnce(list).map((name): Check => ({ of: `a second ${name}`, run: secondTime(list, name) })),
      others,
    ];
  },
};

function additionalCheck(list: ListDescriptor, filter: Filter): Check['run'] {
  return async (session) => {
    const [operator] = filter.operators;
    await forAll(session, `uses of ${filter.parameter}`, usesOf(session, filter, operator), 1, async (use) => {
      const { reader } = session;
      // Fewer than of a filter that the document names: there are many properties. A value of another type finds none.
      const other = filter.type === 'string' || operator !== 'eq' ? [] : [condition(filter, 'eq', 'many')];
      for (const asked of [...use.conditions.slice(0, mostUses), ...other]) {
        const query: Query = { context: use.context, conditions: [asked] };
        const found = await listOf(session, query);
        expectSameKeys(reader.keysOf(expectedItems(list, query)), reader.keysOf(found.items), firstOf(found));
      }
    });
  };
}

/** The properties that items have and the document does not describe: strings, as it says of them. */
function undescribed(list: ListDescriptor): Check['run'] {
  return async (session) => {
    const { properties = [], except = [] } = list.additional ?? {};
    const described = new Set([...properties.map(({ name }) => name), ...except]);
    const taken = new Set([...list.filters, ...list.others].map(({ parameter }) => parameter));
    for (const name of [...parametersOnce(list), list.order?.key, list.order?.direction]) taken.add(name ?? '');
    const names = [...new Set(session.survey.items.flatMap((item) => Object.keys(item)))].filter(
      (name) =>
        !described.has(name) && !taken.has(name) && session.survey.items.some((item) => typeof item[name] === 'string'),
    );
    if (names.length === 0) throw new NotChecked('no item has a property that the document does not describe');
    for (const name of names.slice(0, 5)) {
      await additionalCheck(list, additionalFilter(undescribedProperty(name), 'eq'))(session);
    }
  };
}

/** The parameters of a page and an order that take one value: given a second time, they filter. */
function parametersOnce({ page, order }: ListDescriptor): string[] {
  return [page.limit, page.marker, ...(order?.by === undefined ? [] : [order.by])];
}

function secondTime(list: ListDescriptor, name: string): Check['run'] {
  const filter = additionalFilter(undescribedProperty(name), 'eq');
  return async ({ survey: { plain, items }, reader }) => {
    const [key] = plain.items.map((item) => reader.keyOf(item));
    if (key === undefined) throw new NotChecked('the list is empty');
    const first =
      name === list.page.limit ? String(reader.largest) : name === list.page.marker ? key : list.order?.keys[0]?.name;
    // What some item has, if there is one.
    const second = items.map((item) => item[name]).find((value) => typeof value === 'string') ?? first;
    const asked = condition(filter, 'eq', String(second));
    const found = await reader.page([...plain.parameters, [name, String(first)], ...asked.parameters]);
    const expected = plain.items.filter((item) => satisfies(item, asked));
    expectSameKeys(reader.keysOf(expected), reader.keysOf(found.items), [found.answer]);
  };
}

export const additionalRelations: readonly Relation[] = [filterAdditional];
