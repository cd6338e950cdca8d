import type { Change, Rating } from './change.ts';
import { type Path, placeOf } from './places.ts';

/** The report of `redocly diff --format=json`, as far as it is read here. */
export interface RedoclyReport {
  readonly changes: readonly RedoclyChange[];
}

interface RedoclyChange {
  /** A JSON Pointer after `#`. It follows references, into the base if something was removed, else into the revision. */
  readonly path: string;
  /** The kind of object that the path leads to, such as `Parameter`. */
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: 'major' | 'minor' | 'patch';
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
  /** The keyword that differs, if both documents have the object. */
  readonly property?: string;
}

/** What {@link readReport} finds. */
export interface RedoclyChanges {
  readonly changes: readonly Change[];
  /** How many texts for people changed. */
  readonly texts: number;
}

/** Keywords whose value is a text for people. */
const texts: ReadonlySet<string> = new Set(['title', 'summary', 'description', 'reason', 'x-displayName']);

/** Reads the changes that `redocly diff` reports, without those that our own comparison has named already. */
export function readReport(
  report: RedoclyReport,
  base: object,
  revision: object,
  own: readonly Change[],
): RedoclyChanges {
  const changes = report.changes.filter((change) => !isComparedByUs(change));
  const others = changes.filter(({ property }) => property === undefined || !texts.has(property));
  return {
    texts: changes.length - others.length,
    changes: others.flatMap((change) => {
      const path = pathOf(change);
      const place = placeOf(change.kind === 'removed' ? base : revision, path);
      // A word of the list vocabulary that our own comparison does not know is for the reviewer to judge.
      const isWord = fullPathOf(change).some((step) => step === 'x-list' || step === 'x-filter');
      if (isWord && own.some((known) => known.place.startsWith(place) || place.startsWith(known.place))) return [];
      return { rating: isWord ? 'warning' : ratingOf(change), place, message: messageOf(change) };
    }),
  };
}

/** Whether the change is in a part of the document that our own comparison covers wholly. */
function isComparedByUs(change: RedoclyChange): boolean {
  const path = fullPathOf(change);
  return (
    path[0] === 'servers' ||
    path.join('/') === 'info/version' ||
    path.includes('x-evidence') ||
    (path.at(-1) === 'default' && path.includes('parameters'))
  );
}

/** `redocly diff` rates a new enum value of a response as major: validators reject it. Programs seldom do. */
function ratingOf({ impact, verdicts }: RedoclyChange): Rating {
  if (impact !== 'major') return 'compatible';
  return verdicts.every(({ ruleId }) => ruleId === 'enum-values-added') ? 'warning' : 'breaking';
}

function messageOf({ kind, typeName, property, verdicts }: RedoclyChange): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(' ');
  return property === undefined ? `${typeName} ${kind}.` : `\`${property}\` changed.`;
}

function pathOf({ path }: RedoclyChange): Path {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function fullPathOf(change: RedoclyChange): Path {
  return [...pathOf(change), change.property ?? []].flat();
}
