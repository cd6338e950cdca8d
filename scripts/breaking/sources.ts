import { entriesOf, member } from '@conoha-images/document';
import { type Change, difference, isEqual } from './change.ts';

/** The sources of a document that has no table of them, the strongest first. */
const withoutTable: readonly string[] = ['seed', 'vendor', 'observed', 'glance', 'inferred'];

/** The flags of a source that make it stronger, the strongest first. */
const flags = ['official', 'observed'] as const;

/** The position of a source among all, 0 for the strongest. Infinity if the document does not have the source. */
type Rank = (source: string) => number;

/** The ranks of the base's sources and of the revision's, on one scale. */
export interface Ranks {
  readonly before: Rank;
  readonly after: Rank;
}

/**
 * Ranks the sources of two documents on one scale, each document by its own `x-sources`: official sources come first,
 * then observed ones, then the rest. Among equals the order of the table decides.
 *
 * Positions of two tables cannot be compared, because a new source shifts those that follow it. So this order is the
 * one of the revision, in which removed sources keep their predecessor.
 */
export function rankSources(base: object, revision: object): Ranks {
  const [before, after] = [tableOf(base), tableOf(revision)];
  const order = mergedOrder([...before.keys()], [...after.keys()]);
  const rankIn =
    (table: Table): Rank =>
    (source) =>
      table.has(source) ? strengthClass(table.get(source)) * order.length + order.indexOf(source) : Infinity;
  return { before: rankIn(before), after: rankIn(after) };
}

/** Compares the tables of sources. What they change applies to every claim that rests on the source. */
export function compareSources(base: object, revision: object): Change[] {
  const [before, after] = [tableOf(base), tableOf(revision)];
  const changes = [...before].flatMap(([source, description]) => {
    if (!after.has(source)) return [`The source \`${source}\` was removed.`];
    return flags.flatMap((flag) => {
      const values = [member(description, flag), member(after.get(source), flag)] as const;
      return isEqual(...values) ? [] : difference(`\`${flag}\` of the source \`${source}\``, ...values);
    });
  });
  return [...changes, ...reorderings([...before.keys()], [...after.keys()])].map((message) => ({
    rating: 'warning',
    place: 'x-sources',
    message,
  }));
}

type Table = ReadonlyMap<string, unknown>;

function tableOf(document: object): Table {
  const sources = member(document, 'x-sources');
  return new Map(sources === undefined ? withoutTable.map((source) => [source, undefined]) : entriesOf(sources));
}

/** 0 for official sources, 1 for observed ones, 2 for the rest. */
function strengthClass(source: unknown): number {
  const position = flags.findIndex((flag) => member(source, flag) === true);
  return position < 0 ? flags.length : position;
}

function mergedOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.reduce<readonly string[]>((order, source, index) => {
    if (order.includes(source)) return order;
    const predecessor = before[index - 1];
    return order.toSpliced(predecessor === undefined ? 0 : order.indexOf(predecessor) + 1, 0, source);
  }, after);
}

/** Says in which order the sources are that both tables have, from the first one that moved to the last one. */
function reorderings(before: readonly string[], after: readonly string[]): string[] {
  const ones = before.filter((source) => after.includes(source));
  const others = after.filter((source) => before.includes(source));
  const hasMoved = (source: string, index: number): boolean => source !== others[index];
  const [first, last] = [ones.findIndex(hasMoved), ones.findLastIndex(hasMoved)];
  if (first < 0) return [];
  const shown = (sources: readonly string[]): string => sources.slice(first, last + 1).join(', ');
  return [difference('The order of the sources', shown(ones), shown(others))];
}
