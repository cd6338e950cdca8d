import type { ListDescriptor } from '@conoha-images/document';
import { hasParameter, type Parameters, parametersOf } from './model/parameters.ts';
import type { ReceivedResponse } from './target/messages.ts';

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
  meets(parameters: Parameters, list: ListDescriptor): boolean;
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
];

function isRepeated(parameters: Parameters, names: readonly (string | undefined)[]): boolean {
  return names.some((name) => parameters.filter((parameter) => parameter[0] === name).length > 1);
}

const findings: Readonly<Record<Profile, readonly Finding[]>> = { strict: [], glance };

/** What a profile knows about a failure, judged by the requests that show it; undefined if it knows nothing. */
export function findingOf(
  profile: Profile,
  responses: readonly ReceivedResponse[],
  list: ListDescriptor,
): Finding | undefined {
  const queries = responses.map(({ request }) => parametersOf(request.url));
  return findings[profile].find((finding) => queries.some((parameters) => finding.meets(parameters, list)));
}
