import type { Filter } from '@conoha-images/vocabulary';
import { type Change, difference, isEqual, type Rating } from './change.ts';

type FilterChange = Omit<Change, 'place'>;

/** Compares what a parameter filters by. Undefined means that it compares no property. */
export function compareFilter(before: Filter | undefined, after: Filter | undefined): FilterChange[] {
  if (!before || !after) {
    if (before) return [breaking(`The parameter no longer compares \`${before.property}\`.`)];
    return after ? [breaking(`The parameter now compares \`${after.property}\`.`)] : [];
  }
  return [
    compare('property', before, after, 'breaking'),
    compareOperators(before, after),
    compare('wildcard', before, after, rateWildcard(before, after)),
    // A value outside the enum is rejected without `open`, and compared with it.
    compare('open', before, after, before.open ? 'breaking' : 'warning'),
    compare('exclusive', before, after, rateExclusive(before, after)),
    compare('ignoreCase', before, after, 'ignoreCase' in before ? 'breaking' : 'compatible'),
  ].flat();
}

function breaking(message: string): FilterChange {
  return { rating: 'breaking', message };
}

function compare(word: string, before: Filter, after: Filter, rating: Rating): FilterChange[] {
  const [one, other] = [before, after].map((filter) => (filter as unknown as Record<string, unknown>)[word]);
  return isEqual(one, other) ? [] : [{ rating, message: difference(`\`${word}\``, one, other) }];
}

function compareOperators(before: Filter, after: Filter): FilterChange[] {
  const named = ({ operators, prefixed }: Filter): string =>
    prefixed ? `operators: [${operators.join(', ')}]` : operators[0];
  if (named(before) === named(after)) return [];
  return [{ rating: rateOperators(before, after), message: difference('The operator', named(before), named(after)) }];
}

function rateOperators(before: Filter, after: Filter): Rating {
  const isLost = before.operators.some((operator) => !after.operators.includes(operator));
  // The first operator is the one of a value without a prefix.
  if (isLost || before.operators[0] !== after.operators[0]) return 'breaking';
  if (before.prefixed && !after.prefixed) return 'breaking';
  // With prefixes, a string with a colon in it is not compared as a whole any more.
  return !before.prefixed && after.prefixed && before.type === 'string' ? 'breaking' : 'compatible';
}

/** A value that becomes the wildcard was compared before, unless the enum did not allow it. */
function rateWildcard(before: Filter, { wildcard }: Filter): Rating {
  if (before.wildcard !== undefined || wildcard === undefined) return 'breaking';
  return before.values?.includes(wildcard) === false && !before.open ? 'compatible' : 'breaking';
}

/** Items with an exclusive value are hidden from all callers but one. Showing them to more is for the reviewer to judge. */
function rateExclusive({ exclusive = [] }: Filter, after: Filter): Rating {
  return after.exclusive?.some((value) => !exclusive.includes(value)) ? 'breaking' : 'warning';
}
