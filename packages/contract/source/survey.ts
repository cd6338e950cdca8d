import type { Filter, ListDescriptor, OtherParameter } from '@conoha-images/document';
import { Broken, NotRun } from './broken.ts';
import type { Reader } from './pages.ts';
import type { Context } from './query.ts';
import type { Caller, Parameters } from './target.ts';
import { elementsOf, type Item, propertyOf, textOf, type Value } from './value.ts';

/** What a caller finds before anything is filtered: the plain list, and those that a parameter widens or changes. */
export interface Survey {
  /** The list of a request that asks for nothing. */
  readonly plain: Context;
  /** All of them, the plain one first, each with its items. */
  readonly contexts: readonly Context[];
  /** Every item that is in any of them. */
  readonly items: readonly Item[];
  /** Why one of them could not be read. It counts as empty. */
  readonly failure: Broken | undefined;
}

/** Reads the lists of a caller. @throws {BudgetSpent} @throws {NotRun} where the document has not enough to ask. */
export async function surveyOf(reader: Reader, caller: Caller = 'first'): Promise<Survey> {
  const contexts: Context[] = [];
  let failure: Broken | undefined;
  for (const parameters of contextParameters(reader.list)) {
    try {
      contexts.push({ parameters, items: (await reader.all(parameters, caller)).items });
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      failure ??= error;
      contexts.push({ parameters, items: [] });
    }
  }
  const items = new Map(contexts.flatMap((context) => context.items).map((item) => [reader.keyOf(item), item]));
  return { plain: contexts[0] as Context, contexts, items: [...items.values()], failure };
}

/**
 * The parameters that change which items there are: a wildcard, another value than the default, a value of a parameter
 * that compares no property.
 */
function contextParameters({ filters, others }: ListDescriptor): Parameters[] {
  const required = [...filters, ...others].filter((each) => each.required).map(requiredValue);
  const wildcards = filters.flatMap(({ parameter, wildcard }) =>
    wildcard === undefined ? [] : [[parameter, wildcard] as const],
  );
  const changed = [...filters, ...others].flatMap((each) =>
    otherValues(each).map((value) => [each.parameter, value] as const),
  );
  // The same as nothing, where what is given is what is meant anyway.
  const defaults = [...filters, ...others].flatMap(({ parameter, default: standard }) =>
    standard === undefined ? [] : [[parameter, String(standard)] as const],
  );
  const added = [[], wildcards, ...wildcards.map((each) => [each]), defaults];
  const all = [...added, ...changed.flatMap((each) => [[each], [...wildcards, each]])].map((parameters) => {
    const named = new Set(parameters.map(([name]) => name));
    return [...required.filter(([name]) => !named.has(name)), ...parameters];
  });
  return [...new Map(all.map((parameters) => [JSON.stringify(parameters), parameters])).values()];
}

function requiredValue(each: Filter | OtherParameter): readonly [string, string] {
  const value = ('wildcard' in each ? each.wildcard : undefined) ?? each.default ?? each.values?.[0];
  if (value !== undefined) return [each.parameter, String(value)];
  throw new NotRun(`${each.parameter} is required, and the document lists no value for it.`);
}

/** The values of a parameter with a default that are not it, but for the wildcard. */
function otherValues(each: Filter | OtherParameter): string[] {
  if (each.default === undefined) return [];
  const isBoolean = 'type' in each && each.type === 'boolean';
  const wildcard = 'wildcard' in each ? each.wildcard : undefined;
  const values = each.values ?? (isBoolean ? ['true', 'false'] : []);
  return values.filter((value) => value !== String(each.default) && value !== wildcard);
}

/** The contexts whose items tell what a filter should find: where it is not given but as its wildcard. */
export function contextsFor(filter: Filter, { contexts }: Survey): Context[] {
  return contexts.filter(({ parameters, items }) => items.length > 0 && tellsOf(filter, parameters));
}

/** Whether the items of a context tell what a filter should find in it. */
export function tellsOf({ parameter, wildcard }: Filter, parameters: Parameters): boolean {
  const given = parameters.find(([name]) => name === parameter)?.[1];
  return given === wildcard;
}

/** The values that can be asked for by a filter in a context: where it has a default, that alone tells anything. */
export function askable({ values, open, default: standard, wildcard }: Filter, text: string): boolean {
  if (standard !== undefined && wildcard === undefined) return text === String(standard);
  return open === true || values === undefined || (values.includes(text) && text !== wildcard);
}

/** The longest value that is asked for: a request line has its limits. */
const longest = 1_000;

/** The different values that items have for a filter, as a query writes them. */
export function textsIn(items: readonly Item[], filter: Filter): string[] {
  const isArray = filter.operators.includes('contains');
  const values = items.flatMap((item): (Value | undefined)[] =>
    isArray ? elementsOf(item, filter) : [propertyOf(item, filter)],
  );
  const texts = values.flatMap((value) => (value === undefined ? [] : [textOf(value, filter.type)]));
  return [...new Set(texts)].filter((text) => text.length <= longest && isWritable(text, filter));
}

/** Whether a value can be asked for at all: blanks around an element are no part of it, nor is a comma of one in a list. */
function isWritable(text: string, filter: Filter): boolean {
  if (!text.isWellFormed()) return false;
  if (filter.operators.includes('contains'))
    return text === text.trim() && text !== '' && !(filter.joined && text.includes(','));
  return !filter.wildcard || text !== filter.wildcard;
}
