import type { Filter } from '@conoha-images/document';
import { Broken, NotChecked } from '../broken.ts';
import { condition, satisfies } from '../query.ts';
import { expectKeys, firstOf } from '../session.ts';
import { isExclusive } from './exclusive.ts';
import { inWords, shown } from './filter-uses.ts';
import type { Relation } from './relation.ts';

const filterWildcard: Relation = {
  name: 'filter-wildcard',
  sentence: 'The value that every item satisfies leaves nothing out that the list without it has.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      filter.wildcard === undefined
        ? []
        : [
            {
              of: filter.parameter,
              run: async ({ reader, survey }) => {
                const others = survey.plain.parameters.filter(([name]) => name !== filter.parameter);
                const wide = await reader.all([...others, [filter.parameter, filter.wildcard ?? '']]);
                const plain = await reader.all(survey.plain.parameters);
                const keys = new Set(reader.keysOf(wide.items));
                const missing = reader.keysOf(plain.items).find((key) => !keys.has(key));
                if (missing !== undefined) {
                  throw new Broken(
                    `${missing} in the list of ${filter.parameter}=${filter.wildcard}`,
                    'a list without it',
                    firstOf(plain, wide),
                  );
                }
              },
            },
          ],
    ),
};

const filterAbsent: Relation = {
  name: 'filter-absent',
  sentence: 'A filter that is not given leaves out nothing that one caller alone gets to see.',
  checks: (list) =>
    list.filters.flatMap((filter) =>
      filter.wildcard === undefined || filter.exclusive === undefined
        ? []
        : [
            {
              of: filter.parameter,
              run: async ({ reader, survey: { plain } }) => {
                const wide = await reader.all([...plain.parameters, [filter.parameter, filter.wildcard ?? '']]);
                const own = wide.items.filter((item) => isExclusive(item, list));
                if (own.length === 0) throw new NotChecked(`no item is ${filter.exclusive?.join(' or ')}`);
                const keys = new Set(reader.keysOf(plain.items));
                const missing = reader.keysOf(own).find((key) => !keys.has(key));
                if (missing === undefined) return;
                const got = await reader.all(plain.parameters);
                throw new Broken(`a list with ${missing}`, 'a list without it', firstOf(wide, got));
              },
            },
          ],
    ),
};

const filterDefault: Relation = {
  name: 'parameter-default',
  sentence:
    'A parameter that is given its default changes nothing; given another value, it is not as if it were absent.',
  checks: ({ filters, others }) =>
    [...filters, ...others].flatMap(({ parameter, default: standard, ...each }) =>
      standard === undefined
        ? []
        : [
            {
              of: parameter,
              run: async ({ reader, survey }) => {
                const given = await reader.all([...survey.plain.parameters, [parameter, String(standard)]]);
                const absent = await reader.all(survey.plain.parameters);
                expectKeys(reader.keysOf(absent.items), reader.keysOf(given.items), firstOf(absent, given));
                if (!('property' in each)) return;
                const filter: Filter = { parameter, default: standard, ...each };
                const wrong = absent.items.find(
                  (item) => !satisfies(item, condition(filter, filter.operators[0], String(standard))),
                );
                if (wrong) {
                  const asked = condition(filter, filter.operators[0], String(standard));
                  throw new Broken(
                    `only items with ${inWords(asked)}`,
                    shown(reader.keyOf(wrong), asked, wrong),
                    firstOf(absent),
                  );
                }
              },
            },
          ],
    ),
};

const filterChanged: Relation = {
  name: 'filter-changed',
  sentence: 'A filter with a default, given another value, lists only what satisfies that.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      filter.default === undefined
        ? []
        : [
            {
              of: filter.parameter,
              run: async (session) => {
                const { reader, survey } = session;
                const changed = survey.contexts.filter(({ parameters }) =>
                  parameters.some(([name]) => name === filter.parameter),
                );
                if (changed.every(({ items }) => items.length === 0)) {
                  throw new NotChecked(`no item has another ${filter.property} than ${filter.default}`);
                }
                for (const { parameters } of changed) {
                  const given = parameters.find(([name]) => name === filter.parameter)?.[1] ?? '';
                  const asked = condition(filter, filter.operators[0], given);
                  const found = await reader.all(parameters);
                  const wrong = found.items.find((item) => !satisfies(item, asked));
                  if (wrong)
                    throw new Broken(
                      `only items with ${inWords(asked)}`,
                      shown(reader.keyOf(wrong), asked, wrong),
                      firstOf(found),
                    );
                }
              },
            },
          ],
    ),
};

export const defaultRelations: readonly Relation[] = [filterWildcard, filterAbsent, filterDefault, filterChanged];
