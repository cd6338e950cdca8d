import type { Filter, Operator } from '@conoha-images/document';
import fc from 'fast-check';
import { canBeListed } from '../model/condition.ts';
import type { Item } from '../model/value.ts';
import { neighborKinds } from './neighbors.ts';
import { subsetOf } from './subsets.ts';
import { isPredictable, nonsense, predictableTexts, textsIn } from './texts.ts';

type Operands = fc.Arbitrary<string[]>;

/**
 * Lists of operands that are worth sending to a filter: one generator for each kind of value, so that each run has every
 * kind.
 *
 * @param items The items that the filter is to search.
 */
export function operandsOf(filter: Filter, operator: Operator, items: readonly Item[]): Operands[] {
  const texts = predictableTexts(items, filter);
  if (operator === 'in') return listOperands(filter, texts);
  if (operator === 'contains' && filter.repeated) return elementOperands(filter, texts, items);
  const far = farOf(filter);
  const isString = filter.type === 'string';
  return [
    ...single(filter, texts),
    ...single(filter, texts),
    ...near(filter, texts),
    ...(isString ? unusualTexts(filter, texts) : []),
    ...(isString ? far.flatMap((text) => single(filter, [text])) : single(filter, far)),
    ...single(filter, filter.values ?? []),
  ];
}

function listOperands(filter: Filter, texts: readonly string[]): Operands[] {
  const listed = texts.filter(canBeListed);
  // Two values joined by a comma are one value if they are in quotes.
  const joined = several(listed)
    .slice(0, 1)
    .map((lists) => lists.map((values) => [values.join()]));
  // One list of unusual values.
  const rare = listed
    .filter((text) => text.length < 100 && unusualKinds.some((isUnusual) => isUnusual(text)))
    .slice(0, 20);
  return [
    ...several(listed),
    ...joined,
    ...single(filter, listed).map(twice),
    ...(rare.length > 0 ? [fc.constant(rare)] : []),
    ...near(filter, listed)
      .slice(0, 4)
      .map((lists) => lists.map((values) => [...values, ...listed.slice(0, 1)])),
  ];
}

function elementOperands(filter: Filter, texts: readonly string[], items: readonly Item[]): Operands[] {
  const ofOneItem = items.map((item) => textsIn([item], filter)).filter((elements) => elements.length > 1);
  const many = ofOneItem.filter((elements) => elements.length > 3);
  return [
    ...single(filter, texts),
    ...near(filter, texts),
    ...unusualTexts(filter, texts),
    ...single(filter, texts).map(twice),
    // Spaces around an element are ignored, and the empty text is not an element.
    ...single(filter, texts).map((lists) => lists.map((values) => values.map((text) => ` ${text} `))),
    fc.constant(['']),
    ...several(texts),
    ...(many.length > 0 ? [fc.constantFrom(...many)] : []),
    ...(ofOneItem.length > 0 ? [fc.constantFrom(...ofOneItem).chain((elements) => subsetOf(elements, 2, 3))] : []),
  ];
}

function single(filter: Filter, texts: readonly string[]): Operands[] {
  const predictable = [...new Set(texts)].filter((text) => isPredictable(filter, text));
  return predictable.length > 0 ? [fc.constantFrom(...predictable).map((text) => [text])] : [];
}

function near(filter: Filter, texts: readonly string[]): Operands[] {
  return neighborKinds(filter).flatMap((kind) =>
    single(
      filter,
      texts.flatMap((text) => kind.flatMap((neighbor) => neighbor(text) ?? [])),
    ),
  );
}

function twice(lists: Operands): Operands {
  return lists.map((values) => [...values, ...values]);
}

function several(texts: readonly string[]): Operands[] {
  return texts.length > 1 ? [subsetOf(texts, 2, 3), subsetOf(texts, 2, 12).map((values) => [...values, nonsense])] : [];
}

/** Characters at which a service may cut, decode or compare a value wrongly. */
const unusualCharacters = [...`,"\\%'/&#;+\t?:=*_<`];

/** Other kinds of values that a service may compare wrongly. */
const unusualPatterns = [
  /^\s|\s$/,
  /\S\s{2,}\S/,
  /^\d+$/,
  /^.{65,}$/s,
  /[\u3040-\u30ff]/,
  /[\uff61-\uff9f]/,
  /\p{M}/u,
  /[\u{10000}-\u{10ffff}]/u,
];

const unusualKinds: readonly ((text: string) => boolean)[] = [
  ...unusualCharacters.map((character) => (text: string) => text.includes(character)),
  ...unusualPatterns.map((pattern) => (text: string) => pattern.test(text)),
];

function unusualTexts(filter: Filter, texts: readonly string[]): Operands[] {
  return unusualKinds.flatMap((isUnusual) => single(filter, texts.filter(isUnusual)));
}

/** Values far from those of the items, and values that mean a missing value elsewhere. */
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
