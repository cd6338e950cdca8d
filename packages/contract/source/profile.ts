/** How a broken relation counts. */
export const profiles = ['strict', 'glance'] as const;

export type Profile = (typeof profiles)[number];

/** A relation that a service is known to break. */
export interface Known {
  readonly relation: string;
  /** What of the list it is broken for. Undefined where it is for whatever it is checked. */
  readonly of?: RegExp;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** What OpenStack Glance breaks, each with its cause. docs/glance-findings.md has all of them with what shows them. */
const glance: readonly Known[] = [];

const known: Readonly<Record<Profile, readonly Known[]>> = { strict: [], glance };

/** Why a profile expects a relation to be broken; undefined where it does not. */
export function knownIn(profile: Profile, relation: string, of = ''): Known | undefined {
  return known[profile].find((each) => each.relation === relation && (each.of?.test(of) ?? true));
}
