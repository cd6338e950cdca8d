import type { Filter, Operator } from '@conoha-images/document';
import { type Condition, canBeListed, commaList, condition, rewritten } from '../model/condition.ts';
import type { Item } from '../model/value.ts';
import { neighborKinds } from './neighbors.ts';
import type { Random } from './random.ts';
import { isArray, isPredictable, nonsense, textsIn } from './texts.ts';
import { timeFormats } from './time-formats.ts';

/** Values of one filter that a service may treat alike, so that any of them stands for all. */
export interface ValueClass {
  /** Unique among the classes of the filter, for example `in, three values`. */
  readonly name: string;
  readonly operator: Operator;
  /** How the value is written, or that it is probably no item's. It decides which relation explains a failure. */
  readonly form: 'value' | 'other' | 'list' | 'several' | 'time' | 'repeated';
  /** Draws conditions, by kind. A kind that the items do not have is empty. */
  draw(source: ValueSource): readonly Kind[];
}

type Kind = readonly Condition[];

/** What values are made from. */
interface ValueSource {
  /** The values whose classes are wanted: those of one item, or of all items. */
  readonly own: readonly string[];
  /** The values of all items. */
  readonly all: readonly string[];
  /** The items whose values are wanted. */
  readonly items: readonly Item[];
  readonly random: Random;
}

/** The maximum number of conditions of a kind. */
const maximumConditions = 8;

/** Characters and patterns at which a service may cut, decode or compare a text wrongly. */
const unusual: readonly (string | RegExp)[] = [
  // Quotes and escapes.
  ...`"'\\<&`,
  // Separators.
  ...',;:/=?#|',
  // Blanks.
  /^\s|\s$/,
  /\S\s{2,}\S/,
  '\t',
  /\S \S/,
  // Signs and digits.
  ...'+%*_-',
  /^\d+$/,
  /^0/,
  /^\d{4}-\d\d-\d\d/,
  // Long and foreign letters.
  /^.{65,}$/s,
  /[\u3040-\u30ff]/,
  /[\uff61-\uff9f]/,
  /\p{M}/u,
  /[\u{10000}-\u{10ffff}]/u,
];

/**
 * The classes of a filter's values: the values of items, values near them, values of no item, and those that are hard to
 * write. They depend only on the filter.
 *
 * @param isBrief Whether only few classes are wanted, because there are many such filters.
 */
export function valueClasses(filter: Filter, isBrief: boolean): ValueClass[] {
  const classes = filter.operators.flatMap((operator, index) => {
    if (operator === 'in') return listClasses(filter);
    if (operator === 'contains' && filter.repeated)
      return [...comparisonClasses(filter, operator), ...elementClasses(filter)];
    const all = comparisonClasses(filter, operator);
    return isBrief || index > 0 ? merged(all, isBrief) : all;
  });
  const takesSeveral = filter.repeated || (isArray(filter) && filter.joined);
  return takesSeveral ? classes : [...classes, repeatedClass(filter)];
}

function isOpen({ values, open }: Filter): boolean {
  return values === undefined || open === true;
}

function comparisonClasses(filter: Filter, operator: Operator): ValueClass[] {
  const { type, prefixed, nullable, values = [] } = filter;
  const kind = ({ random }: ValueSource, texts: readonly string[]): Kind =>
    random
      .sample([...new Set(texts)], maximumConditions)
      .filter((text) => isPredictable(filter, text))
      .map((text) => condition(filter, operator, text));
  const named = (name: string, draw: ValueClass['draw'], form: ValueClass['form'] = 'value'): ValueClass => ({
    name: `${operator}, ${name}`,
    operator,
    form,
    draw,
  });
  const own = named("an item's value", (source) => {
    const plain = kind(source, source.own);
    const withPrefix = plain.map((bare) => rewritten(bare, `${operator}:${bare.operands[0]}`));
    const midnights = type === 'date-time' ? source.own.filter((text) => /T00:00:00(\.0+)?Z$/.test(text)) : [];
    return [plain, kind(source, values), prefixed ? withPrefix : [], kind(source, midnights)];
  });
  if (type === 'boolean' || !isOpen(filter)) return [own];
  const near = (source: ValueSource): Kind[] =>
    neighborKinds(filter).map((neighbors) =>
      kind(
        source,
        source.own.flatMap((text) => neighbors.flatMap((neighbor) => neighbor(text) ?? [])),
      ),
    );
  const far = (source: ValueSource): Kind[] => farOf(filter).map((text) => kind(source, [text]));
  if (type === 'date-time') {
    const otherwise = named(
      'written otherwise',
      ({ own: texts, random }) => timeFormats(filter, operator, random.sample(texts, maximumConditions)),
      'time',
    );
    const other = named("probably no item's value", (source) => [...near(source), ...far(source)], 'other');
    return [own, other, otherwise];
  }
  if (type !== 'string') {
    return [own, named("nearly an item's value", near, 'other'), named('the limits of its type', far, 'other')];
  }
  return [
    own,
    named('a value that is hard to write', (source) =>
      unusual.map((pattern) =>
        kind(
          source,
          source.own.filter((text) => has(text, pattern)),
        ),
      ),
    ),
    named(
      "probably no item's value",
      (source) => [
        ...near(source),
        ...far(source),
        ...unusual.flatMap((pattern) => misread(source, pattern).map((texts) => kind(source, texts))),
      ],
      'other',
    ),
    named(
      'empty',
      (source) => ['', ...(nullable ? ['null', 'None'] : [])].map((text) => kind(source, [text])),
      'other',
    ),
  ];
}

/** Values that a filter which cuts a value at a sign, or leaves the sign out, takes for an item's. */
function misread({ own, random }: ValueSource, sign: string | RegExp): string[][] {
  if (typeof sign !== 'string') return [];
  const texts = random.sample(own, maximumConditions);
  return [texts.map((text) => `${text}${sign}x`), texts.map((text) => inserted(text, sign))];
}

/** Lists for `in`: of two, three and more values, and lists that are written in an unusual way. */
function listClasses(filter: Filter): ValueClass[] {
  const list = (...texts: readonly string[]): Condition => condition(filter, 'in', ...texts);
  const named = (name: string, draw: (source: ValueSource) => readonly Kind[]): ValueClass => ({
    name: `in, ${name}`,
    operator: 'in',
    form: 'list',
    draw: (source) => draw({ ...source, own: source.own.filter(canBeListed), all: source.all.filter(canBeListed) }),
  });
  /** Lists with a value that is sure to find something and others. */
  const kind = (
    { own, all, random }: ValueSource,
    size: number,
    make: (value: string, others: readonly string[]) => Condition,
  ): Kind =>
    random.sample(own, maximumConditions).flatMap((value) => {
      const texts = [...random.shuffled(own.length < all.length ? own : []), ...random.sample(all, size)];
      const others = [...new Set(texts)].filter((text) => text !== value).slice(0, size - 1);
      return others.length < size - 1 ? [] : [make(value, others)];
    });
  const anywhere = (source: ValueSource, size: number): Kind =>
    kind(source, size, (value, others) => list(...source.random.shuffled([value, ...others])));
  const last = (source: ValueSource, size: number, ...before: string[]): Kind =>
    kind(source, size, (value, others) => list(...before, ...others, value));
  const open = isOpen(filter);
  const nearLists = ({ own, all, random }: ValueSource): Kind[] =>
    neighborKinds(filter)
      .slice(0, 4)
      .map((neighbors) =>
        random
          .sample(own, maximumConditions)
          .flatMap((text) => neighbors.flatMap((neighbor) => neighbor(text) ?? []))
          .filter(canBeListed)
          .map((text) => list(text, ...random.sample(all, 1))),
      );
  return [
    named('two values', (source) => [anywhere(source, 2), last(source, 2)]),
    named('three values', (source) => [anywhere(source, 3), last(source, 3)]),
    named('more values', (source) => [
      anywhere(source, 4),
      anywhere(source, 12),
      open ? last(source, 5, nonsense) : [],
    ]),
    named('written otherwise', (source) => [
      kind(source, 1, (value) => list(value)),
      kind(source, 2, (value, others) => rewritten(list(value, ...others), `in:${commaList([value, ...others])},`)),
      kind(source, 2, (value, others) => list(value, ...others, value)),
      kind(source, 2, (value, others) =>
        rewritten(list(value, ...others), `in:${[value, ...others].map((text) => `"${text}"`).join()}`),
      ),
      // Two values joined by a comma are one value if they are in quotes.
      open ? kind(source, 3, (value, [joined = '', other = '']) => list(`${value},${joined}`, other)) : [],
      ...unusual.map((pattern) => last({ ...source, own: source.own.filter((text) => has(text, pattern)) }, 2)),
      ...(open ? nearLists(source) : []),
    ]),
  ];
}

/** Elements of an array: several of one item, several of different items, and one twice. */
function elementClasses(filter: Filter): ValueClass[] {
  const contains = (...texts: readonly string[]): Condition => condition(filter, 'contains', ...texts);
  const named = (name: string, draw: ValueClass['draw']): ValueClass => ({
    name: `contains, ${name}`,
    operator: 'contains',
    form: 'several',
    draw,
  });
  const ofOneItem = ({ items, random }: ValueSource, size: number): Kind =>
    random
      .sample(items, 5 * maximumConditions)
      .map((item) => textsIn([item], filter))
      .filter((elements) => elements.length >= size)
      .slice(0, maximumConditions)
      .map((elements) => contains(...random.sample(elements, size)));
  return [
    named('two values', (source) => [ofOneItem(source, 2)]),
    named('three values', (source) => [ofOneItem(source, 3), ofOneItem(source, 4)]),
    named('written otherwise', ({ own, all, random }) => {
      const texts = random.sample(own, maximumConditions);
      return [
        texts.map((text) => contains(text, text)),
        // Spaces around an element are ignored.
        texts.map((text) => contains(` ${text} `)),
        texts.map((text) => contains(text, ...random.sample(all, 1))),
      ];
    }),
  ];
}

/** A parameter that takes one value, repeated: the last value counts. */
function repeatedClass(filter: Filter): ValueClass {
  const { default: standard, operators, type, values = type === 'boolean' ? ['true', 'false'] : [] } = filter;
  const repeated = ({ own, all, random }: ValueSource, size: number): Kind => {
    const texts = [...new Set([...all, ...values])];
    return random.sample(standard === undefined ? own : [String(standard)], maximumConditions).flatMap((last) => {
      const earlier = random.sample(
        texts.filter((text) => text !== last),
        size - 1,
      );
      const conditions = [...earlier, last].map((text) => {
        const fitting = operators.filter((operator) => operator !== 'in' || canBeListed(text));
        return condition(filter, random.pick(fitting) ?? operators[0], text);
      });
      const final = conditions.at(-1);
      if (!final || earlier.length < size - 1) return [];
      return [{ ...final, parameters: conditions.flatMap(({ parameters }) => parameters) }];
    });
  };
  const withEmptyLast = ({ own, random }: ValueSource): Kind =>
    random.sample(own, maximumConditions).map((text) => {
      const [first, last] = [condition(filter, operators[0], text), condition(filter, operators[0], '')];
      return { ...last, parameters: [...first.parameters, ...last.parameters] };
    });
  return {
    name: 'repeated',
    operator: operators[0],
    form: 'repeated',
    draw: (source) => [
      repeated(source, 2),
      repeated(source, 3),
      ...(isOpen(filter) && type === 'string' ? [withEmptyLast(source)] : []),
    ],
  };
}

/** A text with a sign in the middle. */
function inserted(text: string, sign: string): string {
  const characters = [...text];
  return characters.toSpliced(Math.ceil(characters.length / 2), 0, sign).join('');
}

function has(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}

/** Values far from those of the items, and the limits of numbers of 31, 32 and 53 bits. */
function farOf({ type }: Filter): string[] {
  switch (type) {
    case 'string':
      return [nonsense];
    case 'date-time':
      return ['1970-01-01T00:00:00Z', '2050-01-01T00:00:00Z'];
    default:
      return [
        '-1',
        '0',
        '1',
        ...[2n ** 31n, 2n ** 32n, 2n ** 53n].flatMap((limit) => [limit - 1n, limit, limit + 1n]).map(String),
      ];
  }
}

/** Few classes instead of many: one of values that items have, however they are written, and one of other values. */
function merged(classes: readonly ValueClass[], isBrief: boolean): ValueClass[] {
  const isOther = ({ form }: ValueClass): boolean => form === 'other';
  const own = classes.filter((valueClass) => !isOther(valueClass));
  if (!isBrief) return [joined(classes, false)];
  const others = classes.filter(isOther);
  return [
    joined(own, true),
    ...(others.length > 0 ? [{ ...joined(others, true), name: `${others[0]?.operator}, another value` }] : []),
  ];
}

/** One class instead of several, with a kind for each of them. */
function joined(classes: readonly ValueClass[], isBrief: boolean): ValueClass {
  const [first] = classes as [ValueClass, ...ValueClass[]];
  return {
    ...first,
    draw: (source) => {
      const kinds = classes.map((valueClass) => valueClass.draw(source));
      const flat = classes.flatMap(({ form }, index) => {
        const own = kinds[index] ?? [];
        return form === 'time' && !isBrief ? own : [own.flat()];
      });
      // Values that are hard to find would be drawn too seldom among the others.
      const rare = kinds
        .filter((_, index) => classes[index]?.form !== 'other')
        .flat()
        .filter(({ length }) => length > 0 && length < maximumConditions);
      return [...flat, ...(isBrief || source.own.length < 2 ? [] : rare)];
    },
  };
}
