import type { ListDescriptor } from '@conoha-images/document';
import { type Answer, type Parameters, parametersOf } from './target.ts';

/** How a broken relation counts. */
export const profiles = ['strict', 'glance'] as const;

export type Profile = (typeof profiles)[number];

/** Something that a service is known to do otherwise than its document says. */
export interface Finding {
  /** Its heading in docs/glance-findings.md. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly sentence: string;
  /** Whether a request meets it. What is broken for a request that does not is broken for another reason. */
  meets(parameters: Parameters, list: ListDescriptor): boolean;
}

/** What OpenStack Glance does otherwise. docs/glance-findings.md has the cause of each, and what shows it. */
const glance: readonly Finding[] = [
  // First: where a value should have been refused, nothing else that the request meets is the reason.
  {
    name: 'some-wrong-values-are-not-refused',
    sentence: 'An empty visibility finds nothing, and os_hidden may stand in capitals; neither is refused.',
    meets: (parameters) =>
      parameters.some(
        ([name, value]) =>
          (name === 'visibility' && value === '') ||
          (name === 'os_hidden' && value !== value.toLowerCase() && /^(true|false)$/i.test(value)),
      ),
  },
  {
    name: 'links-keep-one-of-a-repeated-parameter',
    sentence: 'The links keep only the last value of a parameter that is repeated.',
    meets: (parameters, { filters, order }) => {
      const repeatable = [...filters.filter(({ repeated }) => repeated), order?.key, order?.direction];
      return repeatable.some((each) => {
        const name = typeof each === 'object' ? each.parameter : each;
        return parameters.filter(([given]) => given === name).length > 1;
      });
    },
  },
  {
    name: 'markers-without-a-value-lead-elsewhere',
    sentence: 'A page after an item that has no value of a sort key may lose items, or have some again.',
    meets: (parameters, { page, order }) => {
      const sortedBy = parameters
        .filter(([name]) => name === order?.by || name === order?.key)
        .flatMap(([, value]) => value.split(',').map((term) => term.split(':', 1)[0]));
      return (
        parameters.some(([name]) => name === page.marker) &&
        order?.keys.some(({ name, nullable }) => nullable && sortedBy.includes(name)) === true
      );
    },
  },
  {
    name: 'a-repeated-filter-may-hold-twice',
    sentence: 'Of a repeated visibility, checksum or os_hash_value both the first and the last value must hold.',
    meets: (parameters) =>
      ['visibility', 'checksum', 'os_hash_value'].some(
        (name) => parameters.filter(([given]) => given === name).length > 1,
      ),
  },
];

const findings: Readonly<Record<Profile, readonly Finding[]>> = { strict: [], glance };

/** What a profile knows of a relation that is broken, by the answers that show it; undefined where it knows nothing. */
export function findingOf(profile: Profile, shownBy: readonly Answer[], list: ListDescriptor): Finding | undefined {
  const asked = shownBy.map(({ sent }) => parametersOf(sent.url));
  return findings[profile].find((finding) => asked.some((parameters) => finding.meets(parameters, list)));
}
