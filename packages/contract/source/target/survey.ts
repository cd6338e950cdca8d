import type { Filter, ListDescriptor, OtherParameter } from '@conoha-images/document';
import { NotRun, RelationFailure } from '../errors.ts';
import type { Context } from '../model/list-query.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import type { Caller } from './messages.ts';
import type { Reader } from './reader.ts';

/** What a caller can see before anything is filtered: the plain list, and the lists that a parameter widens or changes. */
export interface Survey {
  /** The list of a request without optional parameters. */
  readonly plain: Context;
  /** All of these lists. The plain list comes first. */
  readonly contexts: readonly Context[];
  /** Every item of any of these lists. */
  readonly items: readonly Item[];
  /** Why one of the lists could not be read. It counts as empty. */
  readonly failure: RelationFailure | undefined;
}

/** Reads the lists of a caller. @throws {BudgetSpent} @throws {NotRun} if a required parameter has no known value. */
export async function surveyOf(reader: Reader, caller: Caller = 'first'): Promise<Survey> {
  const contexts: Context[] = [];
  let failure: RelationFailure | undefined;
  for (const parameters of contextParameters(reader.list)) {
    try {
      contexts.push({ parameters, items: (await reader.all(parameters, caller)).items });
    } catch (error) {
      if (!(error instanceof RelationFailure)) throw error;
      failure ??= error;
      contexts.push({ parameters, items: [] });
    }
  }
  const items = new Map(contexts.flatMap((context) => context.items).map((item) => [reader.keyOf(item), item]));
  return { plain: contexts[0] as Context, contexts, items: [...items.values()], failure };
}

/** The context with the most items; the first of them if several have as many. */
export function largestContext({ contexts, plain }: Survey): Context {
  return contexts.reduce(
    (largest, context) => (context.items.length > largest.items.length ? context : largest),
    plain,
  );
}

/**
 * The parameters that change which items the list has: wildcards, values other than a default, and values of a parameter
 * that compares no property.
 */
function contextParameters({ filters, others }: ListDescriptor): Parameters[] {
  const all = [...filters, ...others];
  const required = all.filter((parameter) => parameter.required).map(requiredValue);
  const wildcards = filters.flatMap(({ parameter, wildcard }) =>
    wildcard === undefined ? [] : [[parameter, wildcard] as const],
  );
  const changes = all.flatMap((parameter) =>
    nonDefaultValues(parameter).map((value) => [parameter.parameter, value] as const),
  );
  // Sending a default is the same as leaving it out.
  const defaults = all.flatMap(({ parameter, default: value }) =>
    value === undefined ? [] : [[parameter, String(value)] as const],
  );
  const widened = [[], wildcards, ...wildcards.map((wildcard) => [wildcard]), defaults];
  const changed = changes.flatMap((change) => [[change], [...wildcards, change]]);
  const contexts = [...widened, ...changed].map((parameters) => {
    const names = new Set(parameters.map(([name]) => name));
    return [...required.filter(([name]) => !names.has(name)), ...parameters];
  });
  return [...new Map(contexts.map((parameters) => [JSON.stringify(parameters), parameters])).values()];
}

function requiredValue(parameter: Filter | OtherParameter): readonly [string, string] {
  const value = wildcardOf(parameter) ?? parameter.default ?? parameter.values?.[0];
  if (value !== undefined) return [parameter.parameter, String(value)];
  throw new NotRun(`The document must list a value for ${parameter.parameter}, which is required; given: no value.`);
}

/** The values of a parameter with a default, without the default and the wildcard. */
function nonDefaultValues(parameter: Filter | OtherParameter): string[] {
  if (parameter.default === undefined) return [];
  const isBoolean = 'type' in parameter && parameter.type === 'boolean';
  const values = parameter.values ?? (isBoolean ? ['true', 'false'] : []);
  const excluded = [String(parameter.default), wildcardOf(parameter)];
  return values.filter((value) => !excluded.includes(value));
}

function wildcardOf(parameter: Filter | OtherParameter): string | undefined {
  return 'wildcard' in parameter ? parameter.wildcard : undefined;
}
