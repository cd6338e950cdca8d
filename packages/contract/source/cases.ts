import type { Filter, ListDescriptor, NamedProperty, Operator, SortDirection } from '@conoha-images/document';
import fc from 'fast-check';
import { nonsense } from './mistakes.ts';
import {
  additionalFilter,
  type Condition,
  type Context,
  canBeListed,
  condition,
  type Order,
  type Query,
  satisfies,
} from './query.ts';
import { askable, type Survey, tellsOf, textsIn } from './survey.ts';
import { type Item, timeOf, valueNamed } from './value.ts';

/** Some of what is given, in any order. */
export function some<Each>(all: readonly Each[], least: number, most: number): fc.Arbitrary<Each[]> {
  return fc.shuffledSubarray([...all], { minLength: least, maxLength: Math.min(most, all.length) });
}

/**
 * What is worth asking for by a filter, as lists of operands: one generator for each kind of value, so that each run
 * has them all.
 *
 * @param items Those among which the filter is to find.
 */
export function operandsOf(filter: Filter, operator: Operator, items: readonly Item[]): fc.Arbitrary<string[]>[] {
  const seen = textsIn(items, filter).filter((text) => askable(filter, text));
  const single = (texts: readonly string[]): fc.Arbitrary<string[]>[] => {
    const asked = [...new Set(texts)].filter((text) => askable(filter, text));
    return asked.length > 0 ? [fc.constantFrom(...asked).map((text) => [text])] : [];
  };
  const kinds = neighbours(filter);
  const near = (texts: readonly string[]): fc.Arbitrary<string[]>[] =>
    kinds.flatMap((kind) => single(texts.flatMap((text) => kind.flatMap((neighbour) => neighbour(text) ?? []))));
  if (operator === 'in') {
    const listed = seen.filter(canBeListed);
    // Two values with a comma between them, which is one value where they stand in quotes.
    const joined = several(listed)
      .slice(0, 1)
      .map((lists) => lists.map((texts) => [texts.join()]));
    const twice = single(listed).map((each) => each.map((texts) => [...texts, ...texts]));
    // As many as there are of those out of the ordinary, each of which is a value of its own.
    const rare = listed.filter((text) => text.length < 100 && unusual.some((kind) => kind.test(text))).slice(0, 20);
    return [
      ...several(listed),
      ...joined,
      ...twice,
      ...(rare.length > 0 ? [fc.constant(rare)] : []),
      ...near(listed)
        .slice(0, 4)
        .map((each) => each.map((texts) => [...texts, ...listed.slice(0, 1)])),
    ];
  }
  if (operator === 'contains' && filter.repeated) {
    const together = items.map((item) => textsIn([item], filter)).filter((texts) => texts.length > 1);
    const many = together.filter((texts) => texts.length > 3);
    return [
      ...single(seen),
      ...near(seen),
      ...unusual.flatMap((kind) => single(seen.filter((text) => kind.test(text)))),
      ...single(seen).map((each) => each.map((texts) => [...texts, ...texts])),
      // Blanks around an element mean nothing, and nothing is no element.
      ...single(seen).map((each) => each.map((texts) => texts.map((text) => ` ${text} `))),
      fc.constant(['']),
      ...several(seen),
      ...(many.length > 0 ? [fc.constantFrom(...many)] : []),
      ...(together.length > 0 ? [fc.constantFrom(...together).chain((texts) => some(texts, 2, 3))] : []),
    ];
  }
  return [
    ...single(seen),
    ...single(seen),
    ...near(seen),
    ...unusual.flatMap((kind) => single(seen.filter((text) => filter.type === 'string' && kind.test(text)))),
    ...(filter.type === 'string' ? farOf(filter).flatMap((text) => single([text])) : single(farOf(filter))),
    ...single(filter.values ?? []),
  ];
}

/** Characters, and places of them, at which a value may be cut, decoded or compared wrongly. */
const unusual: readonly RegExp[] = [
  ...[/,/, /"/, /\\/, /%/, /'/, /\//, /&/, /#/, /;/, /\+/, /\t/, /\?/, /:/, /=/, /\*/, /_/, /</],
  ...[
    /^\s|\s$/,
    /\S\s{2,}\S/,
    /^\d+$/,
    /^.{65,}$/s,
    /[\u3040-\u30ff]/,
    /[\uff61-\uff9f]/,
    /\p{M}/u,
    /[\u{10000}-\u{10ffff}]/u,
  ],
];

/** Values far from those that items have, and such as stand for none elsewhere. */
function farOf({ type, nullable }: Filter): string[] {
  switch (type) {
    case 'string':
      return [nonsense, '', ...(nullable ? ['null', 'None'] : [])];
    case 'integer':
      return ['0', String(Number.MAX_SAFE_INTEGER)];
    case 'date-time':
      return ['1970-01-01T00:00:00Z', '2050-01-01T00:00:00Z'];
    default:
      return [];
  }
}

function several(texts: readonly string[]): fc.Arbitrary<string[]>[] {
  return texts.length > 1 ? [some(texts, 2, 3), some(texts, 2, 12).map((many) => [...many, nonsense])] : [];
}

/** Makes a value of another that a careless comparison takes for it; undefined where it would be the same. */
type Neighbour = (text: string) => string | undefined;

/** Neighbours of strings, those together that the same carelessness takes for it. */
const ofStrings: readonly (readonly Neighbour[])[] = [
  [(text) => text.toUpperCase(), (text) => text.toLowerCase()],
  [(text) => text.slice(0, Math.ceil(text.length / 2)), (text) => text.slice(0, -1)],
  [(text) => (text.length > 64 ? text.slice(0, 64) : undefined)],
  [(text) => text.slice(1), (text) => text.slice(1, -1)],
  [(text) => `${text}x`],
  [(text) => `${text.slice(0, 1)}%`, (text) => `${text.slice(0, 1)}*`, (text) => text.replace(/(?<=^.)./su, '_')],
  [(text) => text.replace(/^[ -~]/, (first) => `%${first.charCodeAt(0).toString(16)}`)],
  [(text) => text.replaceAll(' ', '+'), (text) => text.replaceAll('-', '')],
  [(text) => text.normalize('NFC'), (text) => text.normalize('NFD'), (text) => text.normalize('NFKC')],
  [(text) => (/^\d+$/.test(text) ? `0${text}` : undefined)],
];

const ofPlainStrings: readonly (readonly Neighbour[])[] = [[(text) => `${text} `, (text) => ` ${text}`]];

/** What would be a comparison of its own, if the filter had any, or had one more. */
const ofOperators: readonly (readonly Neighbour[])[] = [
  [(text) => `eq:${text}`],
  [(text) => `in:${text}`],
  [(text) => `${text},${text}`],
];

const ofElements: readonly (readonly Neighbour[])[] = [
  [(text) => text.split('=', 1)[0]],
  [(text) => text.split('=', 2)[1]],
];

/** The kinds of neighbours that a value of a filter has: of another case, a part of it, or the next one. */
function neighbours({ type, operators, prefixed, joined }: Filter): Neighbour[][] {
  const isArray = operators.includes('contains');
  const kinds: Readonly<Record<typeof type, readonly (readonly Neighbour[])[]>> = {
    // Blanks around an element of an array mean nothing.
    string: [
      ...ofStrings,
      ...(isArray ? ofElements : ofPlainStrings),
      ...(joined ? [] : prefixed ? ofOperators.slice(0, 1) : ofOperators),
    ],
    integer: [[(text) => next(text, 1)], [(text) => next(text, -1)]],
    number: [[(text) => next(text, 1)], [(text) => next(text, -1)]],
    boolean: [[(text) => String(text !== 'true')]],
    'date-time': [1_000_000, -1_000_000, 500_000].map((step) => [(text) => timeOf(instant(text) + step)]),
  };
  return kinds[type].map((kind) =>
    kind.map((neighbour) => (text) => {
      const near = neighbour(text);
      return near !== '' && near !== text && near?.isWellFormed() ? near : undefined;
    }),
  );
}

function next(text: string, step: number): string | undefined {
  const value = Number(text) + step;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function instant(text: string): number {
  return Number(valueNamed(text, 'date-time'));
}

/** The filters of a list, and what filters without being named by the document. */
export function allFilters({ filters, others, additional }: ListDescriptor): Filter[] {
  const named = new Set([...filters, ...others].map(({ parameter }) => parameter));
  const unnamed = additional?.properties.filter(({ name }) => !named.has(name)) ?? [];
  return [...filters, ...unnamed.map((property) => additionalFilter(property, 'eq'))];
}

/** Every condition on the value that an item has, by each filter and each of its operators. */
export function conditionsOn(list: ListDescriptor, { parameters }: Context, item: Item): Condition[] {
  return allFilters(list)
    .filter((filter) => tellsOf(filter, parameters))
    .flatMap((filter) =>
      filter.operators.flatMap((operator) =>
        textsIn([item], filter)
          .filter((text) => askable(filter, text) && (operator !== 'in' || canBeListed(text)))
          .slice(0, 3)
          .map((text) => condition(filter, operator, text)),
      ),
    );
}

/** The last condition of each parameter: an `in`, where the filter has that. */
export function oneOfEach(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((each) => [each.filter.parameter, each])).values()];
}

/** A condition for each filter that can be asked so that it holds for all of some items; the longest that there is. */
export function conditionsOnAll(list: ListDescriptor, { parameters }: Context, items: readonly Item[]): Condition[] {
  return allFilters(list)
    .filter((filter) => tellsOf(filter, parameters))
    .flatMap((filter) => {
      const texts = textsIn(items, filter).filter((text) => askable(filter, text));
      const takesSeveral = (operator: Operator): boolean =>
        operator === 'in' || (operator === 'contains' && filter.repeated);
      const conditions = filter.operators.flatMap((operator) => [
        ...(takesSeveral(operator) && texts.length > 1 ? [condition(filter, operator, ...texts.slice(0, 4))] : []),
        ...texts.map((text) => condition(filter, operator, text)),
      ]);
      const listed = conditions.filter(({ operator, operands }) => operator !== 'in' || operands.every(canBeListed));
      const found = listed.find((each) => items.every((item) => satisfies(item, each)));
      return found ? [found] : [];
    });
}

/** Up to three conditions, of different parameters, on the values of one item. */
export function conditions(list: ListDescriptor, context: Context, maxLength = 3): fc.Arbitrary<Condition[]> {
  return fc
    .constantFrom(...context.items)
    .chain((item) => some(conditionsOn(list, context, item), 0, maxLength))
    .map((chosen) => {
      const names = chosen.map(({ filter }) => filter.parameter);
      return chosen.filter((_, index) => names.indexOf(names[index] ?? '') === index);
    });
}

const directions: readonly SortDirection[] = ['asc', 'desc'];

/** Some sort keys: mostly few, sometimes many, sometimes one of them twice. */
function sortKeys(keys: readonly NamedProperty[]): fc.Arbitrary<NamedProperty[]> {
  const few = some(keys, 1, 3);
  return fc.oneof(
    { weight: 5, arbitrary: few },
    { weight: 1, arbitrary: some(keys, Math.min(4, keys.length), keys.length) },
    { weight: 1, arbitrary: few.map((chosen) => [...chosen, ...chosen.slice(0, 1)]) },
  );
}

/** The ways to ask for an order. */
export function orders({ order }: ListDescriptor): fc.Arbitrary<Order> | undefined {
  if (!order) return undefined;
  const keys = sortKeys(order.keys);
  const each = fc.constantFrom(...directions);
  const byTerms = keys.chain((chosen) =>
    fc.tuple(...chosen.map((key) => fc.option(each, { nil: undefined }).map((direction) => ({ key, direction })))),
  );
  const byKeys = keys.chain((chosen) =>
    fc.oneof(
      fc.tuple(...chosen.map((key) => each.map((direction) => ({ key, direction })))).map((terms) => ({ terms })),
      fc.constant({ terms: chosen.map((key) => ({ key, direction: undefined })) }),
      each.map((shared) => ({ terms: chosen.map((key) => ({ key, direction: undefined })), shared })),
    ),
  );
  const takesDirections = order.direction !== undefined;
  const ways: fc.Arbitrary<Order>[] = [
    ...(order.by === undefined ? [] : [byTerms.map((terms): Order => ({ syntax: 'by', terms }))]),
    ...(order.key === undefined
      ? []
      : [
          takesDirections
            ? byKeys.map((asked): Order => ({ syntax: 'key', ...asked }))
            : keys.map(
                (chosen): Order => ({ syntax: 'key', terms: chosen.map((key) => ({ key, direction: undefined })) }),
              ),
        ]),
  ];
  return fc.oneof(...ways);
}

/** Whole queries: in a context, with conditions that some item satisfies, in some order. */
export function queries(list: ListDescriptor, survey: Survey, mostConditions = 3): fc.Arbitrary<Query> | undefined {
  const contexts = survey.contexts.filter(({ items }) => items.length > 0);
  if (contexts.length === 0) return undefined;
  const asked = orders(list);
  return fc.constantFrom(...contexts).chain((context) =>
    fc.record({
      context: fc.constant(context),
      conditions: conditions(list, context, mostConditions),
      order: asked ? fc.option(asked, { nil: undefined }) : fc.constant(undefined),
    }),
  );
}
