import { collection } from '../collection.ts';
import type { Fault, Item, Parameters, Situation } from '../fault.ts';
import { changing, compareTexts, paging, sortParameters, without } from './changes.ts';

/** Whether a query has all of these parameters. */
export const has = ({ value }: Situation, ...names: string[]): boolean =>
  names.every((name) => value(name) !== undefined);

/** Whether a query requests an order, in either syntax. */
export const isSorted = ({ value }: Situation): boolean => sortParameters.some((name) => value(name) !== undefined);

export interface Term {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** The sort keys of a query in both syntaxes, with their directions; empty if it has no sort key. */
export function termsOf({ value, values }: Situation): Term[] {
  const sort = value('sort');
  if (sort !== undefined) {
    return sort.split(',').map((term) => {
      const [key = '', direction = 'desc'] = term.split(':');
      return { key, direction: direction === 'asc' ? 'asc' : 'desc' };
    });
  }
  const directions = values('sort_dir');
  return values('sort_key').map((key, index) => ({
    key,
    direction: (directions.length > 1 ? directions[index] : directions[0]) === 'asc' ? 'asc' : 'desc',
  }));
}

/** The first sort key of a query. */
export const firstTerm = (situation: Situation): Term | undefined => termsOf(situation)[0];

/** The filters of a query: the parameters that are neither of the order nor of the page. */
export const filtersOf = ({ parameters }: Situation): Parameters =>
  parameters.filter(([name]) => ![...sortParameters, ...paging].includes(name));

/** The values of a list after `in:`; empty if the value is not a list. Values in quotes may have commas. */
export const elementsOf = (value: string | undefined): string[] =>
  value?.startsWith('in:') ? (value.slice(3).match(/"(?:\\.|[^"\\])*"|[^,"]+/g) ?? []) : [];

/** Changes a list after `in:`, if the value is one. */
export const changingElements =
  (name: string, change: (elements: string[]) => string[]) =>
  (parameters: Parameters): Parameters =>
    changing(name, (value) => (elementsOf(value).length > 0 ? `in:${change(elementsOf(value)).join()}` : value))(
      parameters,
    );

/** The image that the marker names, if there is one. */
export function markedImage({ value }: Situation): Item | undefined {
  const marker = value('marker');
  return marker === undefined ? undefined : collection.images.find(({ id }) => id === marker);
}

/** Writes the order of a query again, in the syntax `sort`. */
export const sortedBy =
  (change: (terms: Term[]) => Term[]) =>
  (parameters: Parameters, situation: Situation): Parameters => {
    const terms = change(termsOf(situation)).map(({ key, direction }) => `${key}:${direction}`);
    const rest = without(...sortParameters)(parameters);
    return terms.length === 0 ? rest : [...rest, ['sort', terms.join()]];
  };

export const reversed = ({ key, direction }: Term): Term => ({ key, direction: direction === 'asc' ? 'desc' : 'asc' });

/** Sorts again by all keys of a query and its ties. */
export function sortedAgainBy(items: readonly Item[], terms: readonly Term[]): Item[] {
  return items.toSorted((a, b) => {
    for (const { key, direction } of terms) {
      const order = compareValues(a[key], b[key]);
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return 0;
  });
}

/** Null and absent are lowest. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if ((a ?? null) === null || (b ?? null) === null) return Number((a ?? null) !== null) - Number((b ?? null) !== null);
  return compareTexts(String(a), String(b));
}

type Condition = (situation: Situation) => boolean;

/** Leaves parameters out of a query under a condition. */
export const ignores =
  (names: readonly string[], condition: Condition): NonNullable<Fault['misreads']> =>
  (parameters, situation) =>
    condition(situation) ? without(...names)(parameters) : parameters;

/** Changes a parameter of a query under a condition. */
export const changes =
  (name: string, change: (value: string) => string, condition: Condition): NonNullable<Fault['misreads']> =>
  (parameters, situation) =>
    condition(situation) ? changing(name, change)(parameters) : parameters;

/** Rewrites a query under a condition. */
export const rewrites =
  (
    change: (parameters: Parameters, situation: Situation) => Parameters,
    condition: Condition,
  ): NonNullable<Fault['misreads']> =>
  (parameters, situation) =>
    condition(situation) ? change(parameters, situation) : parameters;

/** Changes the list under a condition. */
export const relists =
  (change: (items: Item[], situation: Situation) => Item[] | Promise<Item[]>, condition: Condition) =>
  (items: Item[], situation: Situation): Item[] | Promise<Item[]> =>
    condition(situation) ? change(items, situation) : items;

/** Keeps the first, or the last, value of a repeated parameter. */
export const once =
  (name: string, which: 'first' | 'last') =>
  (parameters: Parameters): Parameters => {
    const find = which === 'first' ? 'findIndex' : 'findLastIndex';
    return parameters.filter(
      (parameter, index) => parameter[0] !== name || parameters[find]((other) => other[0] === name) === index,
    );
  };
