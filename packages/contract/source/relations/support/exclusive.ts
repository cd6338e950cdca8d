import { type ListDescriptor, valueAt } from '@conoha-images/document';
import { NotChecked } from '../../errors.ts';
import type { Item } from '../../model/value.ts';
import type { Survey } from '../../target/survey.ts';
import type { CheckEnvironment } from './environment.ts';

/** Whether the document says that only one caller sees an item. */
export function isExclusive(item: Item, { filters }: ListDescriptor): boolean {
  return filters.some(({ exclusive, property }) => {
    const value = valueAt(item, property);
    return typeof value === 'string' && exclusive?.includes(value);
  });
}

/** What the second caller can see. @throws {NotChecked} without a second token. */
export function secondSurveyOf({ secondSurvey }: CheckEnvironment): Survey {
  if (!secondSurvey) throw new NotChecked('there is no second token');
  return secondSurvey;
}

/** An exclusive item of one caller, and the other caller, who does not see it. */
export interface HiddenItem {
  readonly item: Item;
  readonly caller: 'first' | 'second';
  /** What that caller can see. */
  readonly survey: Survey;
}

/** For each caller, an item that only the other one sees. @throws {NotChecked} if there are none. */
export function hiddenItems(environment: CheckEnvironment): HiddenItem[] {
  const { survey, list, reader } = environment;
  const secondSurvey = secondSurveyOf(environment);
  const sides = [
    { caller: 'second', own: secondSurvey, other: survey },
    { caller: 'first', own: survey, other: secondSurvey },
  ] as const;
  const hidden = sides.flatMap(({ caller, own, other }): HiddenItem[] => {
    const visible = new Set(reader.keysOf(own.items));
    const item = other.items.find((candidate) => !visible.has(reader.keyOf(candidate)) && isExclusive(candidate, list));
    return item ? [{ item, caller, survey: own }] : [];
  });
  if (hidden.length === 0) throw new NotChecked('neither caller has an item that the other does not see');
  return hidden;
}
