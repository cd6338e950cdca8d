import { entriesOf, member } from '@conoha-images/document';
import { type Change, difference, isEqual, type Rating } from './change.ts';

/** Rates the change of a word's value. Undefined means that the document does not have the word. */
export type Rate = (before: unknown, after: unknown) => Rating;

/** How changes of a vocabulary's words are rated, by their names. `page.limit` is the word `limit` in `page`. */
export type Rates = Readonly<Record<string, Rate>>;

export const alwaysBreaking: Rate = () => 'breaking';

/** An added word promises something more. A changed or removed one takes a promise back. */
export const breakingUnlessAdded: Rate = (before) => (before === undefined ? 'compatible' : 'breaking');

/**
 * Compares two values of an extension, such as `x-list`, word by word. The change of a word without a rate is a
 * warning: this check does not know what the word means.
 */
export function compareWords(before: unknown, after: unknown, rates: Rates, group = ''): Omit<Change, 'place'>[] {
  const names = new Set([before, after].flatMap((value) => entriesOf(value).map(([name]) => name)));
  // Evidence is compared at every place of the document, so here it would be reported twice.
  names.delete('x-evidence');
  return [...names].flatMap((name) => {
    const word = `${group}${name}`;
    const values = [member(before, name), member(after, name)] as const;
    if (isEqual(...values)) return [];
    const isGroup = Object.keys(rates).some((known) => known.startsWith(`${word}.`));
    if (isGroup && !values.includes(undefined)) return compareWords(...values, rates, `${word}.`);
    return { rating: rates[word]?.(...values) ?? 'warning', message: difference(`\`${word}\``, ...values) };
  });
}
