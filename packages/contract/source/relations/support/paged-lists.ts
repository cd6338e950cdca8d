import type { ListDescriptor } from '@conoha-images/document';
import fc from 'fast-check';
import { orders, queries } from '../../cases/queries.ts';
import { NotChecked } from '../../errors.ts';
import { type ListQuery, parametersFor } from '../../model/list-query.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Walk } from '../../target/page.ts';
import type { CheckEnvironment } from './environment.ts';
import { readList } from './expectations.ts';
import { forAll } from './for-all.ts';
import type { Check, Relation } from './relation.ts';

/** The maximum number of pages into which a list is cut, so that a check ends. */
const maximumPages = 8;

const kinds = ['the whole list', 'a filtered list', 'a sorted list'] as const;

type Kind = (typeof kinds)[number];

/** A list that was read twice: in the largest pages, and in pages of another size. */
export interface PagedList {
  readonly whole: Walk;
  readonly paged: Walk;
  /** How many items a page should hold. */
  readonly size: number;
  /** The query of the first page. */
  readonly parameters: Parameters;
}

/** How many lists are checked: lists with a limit, sorted lists with a limit, and lists without a limit. */
interface Runs {
  readonly limited: number;
  readonly sorted: number;
  readonly unlimited: number;
}

/**
 * A relation of a list's pages. It is checked for the plain list, a filtered list and a sorted list, each with pages of
 * some sizes, and with pages of the default size if the document has one.
 */
export function pagedRelation(
  name: string,
  sentence: string,
  check: (environment: CheckEnvironment, paged: PagedList) => Promise<void> | void,
  runs: Runs = { limited: 4, sorted: 7, unlimited: 2 },
  applies: (list: ListDescriptor) => boolean = () => true,
): Relation {
  /** @param size How large pages are requested, by the number of items. Undefined for pages without a limit. */
  const compare = async (environment: CheckEnvironment, query: ListQuery, size?: (items: number) => number) => {
    const { list, reader } = environment;
    const whole = await readList(environment, query);
    if (whole.items.length < 2) throw new NotChecked('the list has fewer than two items');
    const limit = size?.(whole.items.length);
    const plain = parametersFor(list, query);
    const parameters = limit === undefined ? plain : reader.withLimit(plain, limit);
    const paged = await reader.walk(parameters);
    await check(environment, { whole, paged, size: limit ?? list.page.default ?? 0, parameters });
  };
  const limited = (kind: Kind): Check => ({
    subject: kind,
    run: (environment) => {
      const cases = fc.record({
        query: queriesOf(environment, kind),
        pages: fc.integer({ min: 1, max: maximumPages }),
        surplus: fc.integer({ min: -1, max: 1 }),
      });
      const count = kind === 'a sorted list' ? runs.sorted : runs.limited;
      return forAll(environment, `pages of ${kind}`, cases, count, ({ query, pages, surplus }) =>
        compare(environment, query, (items) => {
          // An exact fraction of the list, or one item more or fewer per page.
          const wanted = Math.ceil(items / pages) + surplus;
          return Math.min(Math.max(wanted, Math.ceil(items / maximumPages), 1), environment.reader.largest);
        }),
      );
    },
  });
  const unlimited = (kind: Kind): Check => ({
    subject: `${kind}, without a limit`,
    run: (environment) =>
      forAll(environment, `default pages of ${kind}`, queriesOf(environment, kind), runs.unlimited, (query) =>
        compare(environment, query),
      ),
  });
  return {
    name,
    sentence,
    checks: (list) =>
      applies(list)
        ? kinds.flatMap((kind) => [limited(kind), ...(list.page.default === undefined ? [] : [unlimited(kind)])])
        : [],
  };
}

function queriesOf({ list, survey }: CheckEnvironment, kind: Kind): fc.Arbitrary<ListQuery> {
  const any = queries(list, survey);
  switch (kind) {
    case 'the whole list':
      return fc.constantFrom(...survey.contexts).map((context) => ({ context, conditions: [] }));
    case 'a filtered list':
      return any.map((query) => ({ ...query, conditions: query.conditions.slice(0, 1), order: undefined }));
    default: {
      const context = survey.contexts.find(({ items }) => items.length > 0) ?? survey.plain;
      const requested = orders(list);
      if (!requested) throw new NotChecked('the document promises no order');
      return requested.map((order) => ({ context, conditions: [], order }));
    }
  }
}
