import { entriesOf, member } from '@conoha-images/description';
import { type Change, difference, isEqual } from './change.ts';
import { placeOf, valuesOf } from './places.ts';

/** The sources that `x-evidence` can name, the strongest first. The document's description says what each of them is. */
const strength: readonly string[] = ['seed', 'vendor', 'observed', 'glance', 'inferred'];

/** Compares what `x-evidence` says at each place that both documents have. Nothing here breaks a program. */
export function compareEvidence(base: object, revision: object): Change[] {
  const after = evidenceOf(revision);
  return [...evidenceOf(base)].flatMap(([place, sources]) => {
    const others = after.get(place);
    return others === undefined || isEqual(sources, others) ? [] : compareSources(place, sources, others);
  });
}

function compareSources(place: string, before: readonly string[], after: readonly string[]): Change {
  const isLowered = rankOf(before) < rankOf(after);
  const unranked = before.filter((source) => !strength.includes(source) && !after.includes(source));
  const listed = (sources: readonly string[]): string | undefined => sources.join(', ') || undefined;
  const name = isLowered ? 'The evidence is weaker: `x-evidence`' : '`x-evidence`';
  const remark = unranked.length > 0 ? ` This check does not know how strong ${unranked.join(', ')} is.` : '';
  return {
    rating: isLowered || unranked.length > 0 ? 'warning' : 'compatible',
    place,
    message: difference(name, listed(before), listed(after)) + remark,
  };
}

/** The rank of the strongest source, from 0. Unknown sources count as the weakest. */
function rankOf(sources: readonly string[]): number {
  return Math.min(strength.length, ...sources.map((source) => strength.indexOf(source)).filter((rank) => rank >= 0));
}

/** The sources of each place, empty if it has no `x-evidence`. An object names the sources of each value of an enum. */
function evidenceOf(document: object): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [path, node] of valuesOf(document)) {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) continue;
    const place = placeOf(document, path);
    const evidence = member(node, 'x-evidence');
    const isList = typeof evidence === 'string' || Array.isArray(evidence);
    found.set(place, isList ? ([evidence].flat() as string[]) : []);
    for (const [value, sources] of entriesOf(evidence)) found.set(`${place} › ${value}`, [sources].flat() as string[]);
  }
  return found;
}
