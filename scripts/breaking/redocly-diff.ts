import { parsePointer } from '@conoha-images/document';
import type { Change, Rating } from './change.ts';
import { addedPrefix } from './comparable.ts';
import { placeOf } from './places.ts';

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
  /** The keyword's value in the base, and in the revision. */
  readonly base?: { readonly value?: unknown };
  readonly revision?: { readonly value?: unknown };
}

/** The extensions that our own comparison covers. */
const extensions = ['x-list', 'x-filter', 'x-evidence'];

/** Reads the changes that `redocly diff` reports, without those that our own comparison names. */
export function readReport({ changes }: RedoclyReport, base: object, revision: object): Change[] {
  return changes
    .filter((change) => !isLeftOut(change))
    .map((change) => ({
      rating: ratingOf(change),
      place: placeOf(change.kind === 'removed' ? base : revision, parsePointer(change.path)),
      message: messageOf(change),
    }));
}

/** Whether our own comparison covers the place, or {@link addedPrefix} shows that the place is in no document. */
function isLeftOut(change: RedoclyChange): boolean {
  const path = [...parsePointer(change.path), change.property ?? ''];
  return (
    path[2]?.startsWith(addedPrefix) ||
    path[0] === 'servers' ||
    path.join('/') === 'info/version' ||
    extensions.some((extension) => path.includes(extension)) ||
    (path.at(-1) === 'default' && path.includes('parameters'))
  );
}

/** `redocly diff` rates a new enum value of a response as major. Validators reject it, but programs seldom do. */
function ratingOf({ impact, verdicts }: RedoclyChange): Rating {
  if (impact !== 'major') return 'compatible';
  return verdicts.every(({ ruleId }) => ruleId === 'enum-values-added') ? 'warning' : 'breaking';
}

function messageOf(change: RedoclyChange): string {
  const { kind, typeName, property, verdicts } = change;
  const messages = [...verdicts.map(({ message }) => message), ...lostValues(change)];
  if (messages.length > 0) return messages.join(' ');
  return property === undefined ? `${typeName} ${kind}.` : `\`${property}\` changed.`;
}

/** Names the values that an enum lost. `redocly diff` names those of a request only, because only they break programs. */
function lostValues({ property, base, revision, verdicts }: RedoclyChange): string[] {
  const [before, after] = [base?.value, revision?.value];
  if (property !== 'enum' || !Array.isArray(before) || !Array.isArray(after)) return [];
  const lost = before.filter((value) => !after.includes(value));
  if (lost.length === 0 || verdicts.some(({ ruleId }) => ruleId === 'enum-values-removed')) return [];
  return [`Enum lost values: ${lost.map((value) => `'${value}'`).join(', ')}.`];
}
