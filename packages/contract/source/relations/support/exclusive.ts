import { type ListDescriptor, valueAt } from '@conoha-images/document';
import { predictableTexts } from '../../cases/texts.ts';
import { NotChecked } from '../../errors.ts';
import type { Item } from '../../model/value.ts';
import type { Survey } from '../../target/survey.ts';
import type { CheckEnvironment } from './environment.ts';

/** Whether the document says that only one caller sees an item. */
export function isExclusive(item: Item, list: ListDescriptor): boolean {
  return exclusiveKind(item, list) !== undefined;
}

/** The first filter and value by which the document says that only one caller sees an item; undefined if none does. */
function exclusiveKind(item: Item, { filters }: ListDescriptor): string | undefined {
  for (const { exclusive, property, parameter } of filters) {
    const value = valueAt(item, property);
    if (typeof value === 'string' && exclusive?.includes(value)) return `${parameter}=${value}`;
  }
  return undefined;
}

/** What the second caller can see. @throws {NotChecked} without a second token. */
export function secondSurveyOf({ secondSurvey }: CheckEnvironment): Survey {
  if (!secondSurvey) throw new NotChecked('there is no second token');
  return secondSurvey;
}

/** Exclusive items of one caller, and the other caller, who does not see them. */
export interface HiddenItems {
  readonly items: readonly Item[];
  readonly caller: 'first' | 'second';
  /** What that caller can see. */
  readonly survey: Survey;
}

/** For each caller, all exclusive items that only the other one sees. @throws {NotChecked} if there are none. */
export function hiddenItems(environment: CheckEnvironment): HiddenItems[] {
  const { survey, list, reader } = environment;
  const secondSurvey = secondSurveyOf(environment);
  const sides = [
    { caller: 'second', own: secondSurvey, other: survey },
    { caller: 'first', own: survey, other: secondSurvey },
  ] as const;
  const hidden = sides.map(({ caller, own, other }): HiddenItems => {
    const visible = new Set(reader.keysOf(own.items));
    const items = other.items.filter((item) => !visible.has(reader.keyOf(item)) && isExclusive(item, list));
    return { items, caller, survey: own };
  });
  if (hidden.some(({ items }) => items.length > 0)) return hidden;
  throw new NotChecked('neither caller has an item that the other does not see');
}

/** Of these items, one of each kind, that is, of each value that the document makes exclusive: the one with the most values. */
export function oneOfEachKind({ items }: HiddenItems, list: ListDescriptor): Item[] {
  // The last item of a kind stays in the map.
  const sorted = items.toSorted((a, b) => valuesOf(a, list) - valuesOf(b, list));
  return [...new Map(sorted.map((item) => [exclusiveKind(item, list), item])).values()];
}

/** How many texts the filters of a list compare with an item. */
function valuesOf(item: Item, { filters }: ListDescriptor): number {
  return filters.flatMap((filter) => predictableTexts([item], filter)).length;
}
