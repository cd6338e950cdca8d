import type { Filter, ListDescriptor, Property } from '@conoha-images/document';
import type { Comparison, RelationFailure } from './errors.ts';
import { defaultTerms } from './model/order.ts';
import { type Parameters, parametersOf } from './model/parameters.ts';
import { instantOf } from './model/time.ts';
import { holds, type Item, propertyOf } from './model/value.ts';

/** A second in microseconds, the unit of an instant. */
const second = 1_000_000;

/**
 * Whether a failure is what a list does that shows times in whole seconds, but orders and compares them with fractions.
 * An item whose time differs from an operand by less than a second may be found or not, and items of the same second may
 * stand in any order.
 *
 * @param items All that is known of the data. If one of them shows a fraction, fractions are not hidden.
 */
export function showsHiddenFractions(failure: RelationFailure, list: ListDescriptor, items: readonly Item[]): boolean {
  const times = [...list.filters, ...(list.order?.keys ?? [])].filter(({ type }) => type === 'date-time');
  const showsFraction = (item: Item): boolean =>
    times.some((time) => Number(propertyOf(item, time) ?? 0) % second !== 0);
  if (times.length === 0 || items.some(showsFraction)) return false;
  return failure.responses.some(({ request }) => {
    const query = new TimedQuery(list, parametersOf(request.url), items);
    return failure.compared ? query.explains(failure.compared) : query.explainsNamed(failure);
  });
}

/** A query, and what fractions of seconds that no response shows may change in its list. */
class TimedQuery {
  readonly #list: ListDescriptor;
  readonly #parameters: Parameters;
  readonly #items: readonly Item[];
  /** What the list is sorted by, up to the first time. Items that are equal in that may stand in any order. */
  readonly #sortedBy: readonly Property[];

  constructor(list: ListDescriptor, parameters: Parameters, items: readonly Item[]) {
    this.#list = list;
    this.#parameters = parameters;
    this.#items = items;
    const properties = this.#sortedProperties();
    const time = properties.findIndex(({ type }) => type === 'date-time');
    this.#sortedBy = time < 0 ? [] : properties.slice(0, time + 1);
  }

  /** Whether fractions explain how two lists differ. */
  explains({ expected, got, inOrder }: Comparison): boolean {
    const [expectedKeys, gotKeys] = [expected, got].map((items) => new Set(items.map((item) => this.#keyOf(item))));
    if (gotKeys?.size !== got.length) return false;
    const lost = expected.filter((item) => !gotKeys.has(this.#keyOf(item)) && this.#mayBeLost(item));
    const gained = got.filter((item) => !expectedKeys?.has(this.#keyOf(item)) && this.#mayBeGained(item));
    const size = Number(this.#values(this.#list.page.limit).at(-1) ?? this.#list.page.default);
    const isCut = Math.max(expected.length, got.length) === size;
    const marker = this.#items.find((item) => this.#keyOf(item) === this.#values(this.#list.page.marker).at(-1));
    const [left, right] = [without(expected, lost), without(got, gained)].map((items) =>
      // A page may start anywhere among the items of the marker's second.
      items.filter((item) => !marker || !inOrder || this.#placeOf(item) !== this.#placeOf(marker)),
    );
    if (!left || !right) return false;
    if (!inOrder || this.#sortedBy.length === 0) return sameTexts(this.#sortedKeys(left), this.#sortedKeys(right));
    const length = isCut ? Math.min(left.length, right.length) : Math.max(left.length, right.length);
    const places = left.slice(0, length).map((item) => this.#placeOf(item));
    const otherPlaces = right.slice(0, length).map((item) => this.#placeOf(item));
    if (!sameTexts(places, otherPlaces)) return false;
    // A page may end anywhere among the items of its last second.
    const inner = (items: readonly Item[]): Item[] =>
      items.slice(0, length).filter((item) => !isCut || this.#placeOf(item) !== places.at(-1));
    return sameTexts(this.#sortedKeys(inner(left)), this.#sortedKeys(inner(right)));
  }

  /** Whether fractions explain a failure that names single items instead of comparing lists. */
  explainsNamed({ expected, got }: RelationFailure): boolean {
    // Items that the failure only counts may be there for another reason.
    if (/ and \d+ more\b/.test(`${expected} ${got}`)) return false;
    const named = this.#items.filter((item) => `${expected} ${got}`.includes(this.#keyOf(item)));
    if (named.length === 0) return false;
    if (named.every((item) => this.#mayBeLost(item) || this.#mayBeGained(item))) return true;
    const places = new Set(named.map((item) => this.#placeOf(item)));
    return named.length > 1 && this.#sortedBy.length > 0 && places.size === 1;
  }

  /** Whether an item that satisfies a time filter as it is shown may not satisfy it with a fraction. */
  #mayBeLost(item: Item): boolean {
    return this.#timeFilters().some((filter) => satisfied(filter, item)[0] && satisfied(filter, item).includes(false));
  }

  /** Whether an item that does not satisfy a time filter as it is shown may satisfy it with a fraction. */
  #mayBeGained(item: Item): boolean {
    const outcomes = this.#timeFilters().map((filter) => satisfied(filter, item));
    return outcomes.some(([shown]) => !shown) && outcomes.every((outcome) => outcome.includes(true));
  }

  /** The filters of the query that compare a time, with what they compare it with. Of a repeated one, the last. */
  #timeFilters(): [Filter, Operands][] {
    return this.#list.filters
      .filter(({ type }) => type === 'date-time')
      .flatMap((filter): [Filter, Operands][] => {
        const text = this.#values(filter.parameter).at(-1);
        return text === undefined ? [] : [[filter, operandsIn(text, filter)]];
      });
  }

  #sortedProperties(): readonly Property[] {
    const { order } = this.#list;
    if (!order) return [];
    const by = this.#values(order.by).at(-1);
    const requested = by?.split(',').map((term) => term.split(':', 1)[0]) ?? this.#values(order.key);
    const names = requested.length > 0 ? requested : defaultTerms(this.#list).map(({ key }) => key.name);
    return [...names.flatMap((name) => order.keys.find((key) => key.name === name) ?? []), ...order.ties];
  }

  /** The place of an item in the order, as far as the shown values tell. */
  #placeOf(item: Item): string {
    return JSON.stringify(this.#sortedBy.map((property) => propertyOf(item, property) ?? null));
  }

  #values(name: string | undefined): string[] {
    return this.#parameters.filter((parameter) => parameter[0] === name).map(([, value]) => value);
  }

  #keyOf(item: Item): string {
    return String(propertyOf(item, { property: this.#list.key, type: 'string' }));
  }

  #sortedKeys(items: readonly Item[]): string[] {
    return items.map((item) => this.#keyOf(item)).toSorted();
  }
}

interface Operands {
  readonly operator: Filter['operators'][number];
  readonly instants: readonly number[];
}

/** Whether an item satisfies a time filter: first with the time as it is shown, then with fractions in that second. */
function satisfied([filter, { operator, instants }]: [Filter, Operands], item: Item): boolean[] {
  const shown = Number(propertyOf(item, filter));
  const near = instants.flatMap((instant) => [instant, instant - 1, instant + 1]);
  const times = [shown, shown + 1, shown + second - 1, ...near.filter((time) => time > shown && time < shown + second)];
  return times.map((time) => holds(operator, time, instants));
}

/** The operator and the times in a parameter's value. */
function operandsIn(text: string, { operators, prefixed }: Filter): Operands {
  const colon = text.indexOf(':');
  const prefix = prefixed ? operators.find((operator) => operator === text.slice(0, Math.max(0, colon))) : undefined;
  const operator = prefix ?? operators[0];
  const operand = prefix === undefined ? text : text.slice(colon + 1);
  const times = operator === 'in' ? operand.split(',').map((time) => time.replaceAll('"', '')) : [operand];
  return { operator, instants: times.map(lenientInstant) };
}

/** The instant of a time that may lack its seconds, its hours or its offset. */
function lenientInstant(text: string): number {
  const hasOffset = /([Zz]|[+-]\d\d:\d\d)$/.test(text) && text.includes(':');
  return instantOf(text) ?? Date.parse(hasOffset || !text.includes('T') ? text : `${text}Z`) * 1_000;
}

function without(items: readonly Item[], excluded: readonly Item[]): Item[] {
  return items.filter((item) => !excluded.includes(item));
}

function sameTexts(texts: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(texts) === JSON.stringify(others);
}
