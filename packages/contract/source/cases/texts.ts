import type { Filter } from '@conoha-images/document';
import type { Context } from '../model/list-query.ts';
import type { Parameters } from '../model/parameters.ts';
import { elementsOf, type Item, propertyOf, textOf, type Value } from '../model/value.ts';
import type { Survey } from '../target/survey.ts';

/** A value that probably no item has and no parameter allows. */
export const nonsense = 'no-item-has-this-value';

/** The longest value that is sent: the length of a request line is limited. */
const longestText = 1_000;

/** The contexts that have items, and whose items show what a filter should find. */
export function contextsFor(filter: Filter, { contexts }: Survey): Context[] {
  return contexts.filter(({ parameters, items }) => items.length > 0 && allowsFilter(filter, parameters));
}

/** Whether a filter can be added to a context: the context must not have it, except with its wildcard. */
export function allowsFilter({ parameter, wildcard }: Filter, parameters: Parameters): boolean {
  return parameters.find(([name]) => name === parameter)?.[1] === wildcard;
}

/** Whether the items of a context show what a filter should find for a value. If it has a default, only that does. */
export function isPredictable({ values, open, default: standard, wildcard }: Filter, text: string): boolean {
  if (standard !== undefined && wildcard === undefined) return text === String(standard);
  return open === true || values === undefined || (values.includes(text) && text !== wildcard);
}

/** The different values that items have for a filter, as a query writes them. */
export function textsIn(items: readonly Item[], filter: Filter): string[] {
  const values = items.flatMap((item): (Value | undefined)[] =>
    isArray(filter) ? elementsOf(item, filter) : [propertyOf(item, filter)],
  );
  const texts = values.flatMap((value) => (value === undefined ? [] : [textOf(value, filter.type)]));
  return [...new Set(texts)].filter((text) => text.length <= longestText && isWritable(text, filter));
}

/** The values of {@link textsIn} for which it is known what the filter should find. */
export function predictableTexts(items: readonly Item[], filter: Filter): string[] {
  return textsIn(items, filter).filter((text) => isPredictable(filter, text));
}

/** Whether a filter compares the elements of an array. */
export function isArray({ operators }: Filter): boolean {
  return operators.includes('contains');
}

/** Whether a query can express a value. Spaces around an element are ignored, and a comma separates joined elements. */
function isWritable(text: string, filter: Filter): boolean {
  if (!text.isWellFormed()) return false;
  if (isArray(filter)) return text === text.trim() && text !== '' && !(filter.joined && text.includes(','));
  return !filter.wildcard || text !== filter.wildcard;
}
