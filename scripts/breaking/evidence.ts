import { entriesOf, member } from '@conoha-images/document';
import { type Change, difference, isEqual } from './change.ts';
import { placeOf, valuesOf } from './places.ts';
import { compareSources, type Ranks, rankSources } from './sources.ts';

/** The claims at one place, each with the sources that support it. The empty claim is all that no other claim names. */
type Claims = ReadonlyMap<string, readonly string[]>;

/**
 * Compares what `x-evidence` says at each place that both documents have, and the sources that it names. Evidence
 * breaks no program, so weaker evidence is a warning.
 *
 * @see docs/evidence.md
 */
export function compareEvidence(base: object, revision: object): Change[] {
  const tables = [base, revision].map((document) => member(document, 'x-sources'));
  if ((tables[0] === undefined) !== (tables[1] === undefined)) {
    const message = 'The evidence was not compared: only one of the documents has `x-sources`.';
    return [{ rating: 'warning', place: 'x-sources', message }];
  }
  const ranks = rankSources(base, revision);
  const after = evidenceOf(revision);
  const changes = [...evidenceOf(base)].flatMap(([key, { place, evidence }]): Change[] => {
    const node = after.get(key);
    if (!node || isEqual(evidence, node.evidence)) return [];
    const weaker = weakerClaims(claimsOf(evidence), claimsOf(node.evidence), ranks);
    if (weaker.length > 0) return weaker.map((message) => ({ rating: 'warning', place, message }));
    return [{ rating: 'compatible', place, message: difference('`x-evidence`', evidence, node.evidence) }];
  });
  return [...compareSources(base, revision), ...changes];
}

/** Says of each claim whose support is weaker than before how it changed. */
function weakerClaims(before: Claims, after: Claims, ranks: Ranks): string[] {
  const weaker = [...after].flatMap(([claim, sources]) => {
    const others = before.get(claim) ?? before.get('') ?? [];
    return isWeaker(others, sources, ranks) ? weakening(claim, others, sources) : [];
  });
  if (weaker.length > 0) return weaker;
  // A claim in other words counts as another claim. The report then shows whether the strongest source is gone.
  const [all, remaining] = [sourcesOf(before), sourcesOf(after)];
  return isWeaker(all, remaining, ranks) ? [weakening('', all, remaining)] : [];
}

function weakening(claim: string, before: readonly string[], after: readonly string[]): string {
  const name = claim === '' ? 'The evidence' : `The evidence of “${claim}”`;
  return difference(`${name} is weaker: \`x-evidence\``, before.join(', '), after.join(', ') || undefined);
}

/** Whether the strongest source is weaker than before. Unknown sources are the weakest. */
function isWeaker(before: readonly string[], after: readonly string[], ranks: Ranks): boolean {
  return Math.min(...after.map(ranks.after)) > Math.min(...before.map(ranks.before));
}

function sourcesOf(claims: Claims): readonly string[] {
  return [...new Set([...claims.values()].flat())];
}

/** `x-evidence` names one source, several, or for each source the part that it supports: all, some values, or words. */
function claimsOf(evidence: unknown): Claims {
  const claims = new Map<string, string[]>();
  const add = (claim: string, source: string): void => void claims.set(claim, [...(claims.get(claim) ?? []), source]);
  for (const source of Array.isArray(evidence) ? evidence : [evidence]) if (typeof source === 'string') add('', source);
  if (Array.isArray(evidence)) return claims;
  for (const [source, part] of entriesOf(evidence)) {
    for (const claim of [part].flat()) add(claim === true ? '' : String(claim), source);
  }
  return claims;
}

/** The evidence of every object in a document, by where it is. */
function evidenceOf(document: object): Map<string, { place: string; evidence: unknown }> {
  const found = new Map<string, { place: string; evidence: unknown }>();
  for (const { path, key, value } of valuesOf(document)) {
    if (typeof value !== 'object' || value === null || path.at(-1) === 'x-evidence') continue;
    found.set(key, { place: placeOf(document, path), evidence: member(value, 'x-evidence') });
  }
  return found;
}
