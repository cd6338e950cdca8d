import type { ListDescriptor } from '@conoha-images/document';
import { LinkFailure, type RelationFailure } from './errors.ts';
import { showsHiddenFractions } from './hidden-fractions.ts';
import { hasParameter, isSameQuery, lastOfEachName, type Parameters, parametersOf } from './model/parameters.ts';
import type { Item } from './model/value.ts';

/** `strict`: every failure counts. `glance`: failures that OpenStack Glance is known for do not count. */
export const profiles = ['strict', 'glance'] as const;

export type Profile = (typeof profiles)[number];

/** A known difference between a service and its document. */
export interface Finding {
  /** Its name in docs/glance-findings.md. */
  readonly name: string;
  /** What the service does, in a sentence. */
  readonly sentence: string;
  /** Whether a request meets the finding. A failure of other requests has another reason. */
  readonly meets?: (parameters: Parameters, list: ListDescriptor) => boolean;
  /**
   * Whether the finding explains all of a failure, if no request alone tells that.
   *
   * @param items All that is known of the data.
   */
  readonly explains?: (failure: RelationFailure, list: ListDescriptor, items: readonly Item[]) => boolean;
}

/** Known differences of OpenStack Glance. docs/glance-findings.md has the cause of each, and commands that show it. */
const glance: readonly Finding[] = [
  // First: if a value should have been rejected, nothing else in the request is the reason.
  {
    name: 'some-wrong-values-are-not-rejected',
    sentence: 'An empty visibility finds nothing instead of being rejected.',
    meets: (parameters) => parameters.some(([name, value]) => name === 'visibility' && value === ''),
  },
  {
    name: 'links-keep-one-of-a-repeated-parameter',
    sentence: 'The links keep only the last value of a repeated parameter.',
    meets: (parameters, { filters, order }) => {
      const repeatable = filters.filter(({ repeated }) => repeated).map(({ parameter }) => parameter);
      return isRepeated(parameters, [...repeatable, order?.key, order?.direction]);
    },
    explains: (failure) =>
      failure instanceof LinkFailure && isSameQuery(lastOfEachName(failure.expectedParameters), failure.gotParameters),
  },
  {
    name: 'markers-without-a-value-lead-elsewhere',
    sentence: 'A page after an item without a value of a sort key may lose or repeat items.',
    meets: (parameters, { page, order }) => {
      const sortedBy = parameters
        .filter(([name]) => name === order?.by || name === order?.key)
        .flatMap(([, value]) => value.split(',').map((term) => term.split(':', 1)[0]));
      const hasNullable = order?.keys.some(({ name, nullable }) => nullable && sortedBy.includes(name)) ?? false;
      return hasNullable && hasParameter(parameters, page.marker);
    },
  },
  {
    name: 'a-repeated-filter-may-hold-twice',
    sentence: 'If visibility, checksum or os_hash_value is repeated, both its first and its last value apply.',
    meets: (parameters) => isRepeated(parameters, ['visibility', 'checksum', 'os_hash_value']),
  },
  {
    name: 'times-have-fractions-that-no-response-shows',
    sentence: 'Times are shown in whole seconds, but ordered and compared with fractions.',
    explains: showsHiddenFractions,
  },
];

function isRepeated(parameters: Parameters, names: readonly (string | undefined)[]): boolean {
  return names.some((name) => parameters.filter((parameter) => parameter[0] === name).length > 1);
}

const findings: Readonly<Record<Profile, readonly Finding[]>> = { strict: [], glance };

/** What a profile knows about a failure; undefined if it knows nothing. @param items All that is known of the data. */
export function findingOf(
  profile: Profile,
  failure: RelationFailure,
  list: ListDescriptor,
  items: readonly Item[],
): Finding | undefined {
  // A link shows itself whether it has what it should have: its request explains nothing else that it lacks.
  const responses = failure instanceof LinkFailure ? [] : failure.responses;
  const queries = responses.map(({ request }) => parametersOf(request.url));
  return findings[profile].find(
    ({ meets, explains }) =>
      queries.some((parameters) => meets?.(parameters, list)) || explains?.(failure, list, items),
  );
}

/** Whether a profile explains all of a failure, whatever its requests have. */
export function isExplained(
  profile: Profile,
  failure: RelationFailure,
  list: ListDescriptor,
  items: readonly Item[],
): boolean {
  return findings[profile].some(({ explains }) => explains?.(failure, list, items));
}
