import type { Change, Rating } from './change.ts';

/** What the report is about. */
export interface Comparison {
  /** The branch that the document is compared with. */
  readonly branch: string;
  readonly changes: readonly Change[];
  /** How many texts for people changed. They are counted, not listed. */
  readonly texts: number;
  /** `info.version` of the base and of the revision. */
  readonly versions: readonly [before: string, after: string];
}

const ratings: readonly Rating[] = ['breaking', 'warning', 'compatible'];

/** What neither `redocly diff` 2.77 nor our own comparison tells, found by making many changes, one at a time. */
const limits = `## What this check can't see

- It compares what the document says. It does not call the API, and it does not understand prose: a rule that only a description states can change unnoticed.
- It does not compare examples, code samples and formats with what programs rely on, and rates every change of them as compatible.
- It compares defaults of parameters only. The properties of a response have none.
- It follows no renamed schema: evidence and translations of another name are not compared.
- \`redocly diff\` is experimental. It rates schemas, parameters and responses; the ratings of servers, defaults, \`x-list\`, \`x-filter\`, \`x-evidence\` and translations are our own.`;

/** Whether a breaking change has the same `info.version` as the base. */
export function isUnannounced({ changes, versions: [before, after] }: Comparison): boolean {
  return before === after && changes.some(({ rating }) => rating === 'breaking');
}

/** The report in Markdown: the verdict, a table of the changes with the worst first, and what they don't tell. */
export function reportOf(comparison: Comparison): string {
  const { branch, changes, texts } = comparison;
  const rows = ratings.flatMap((rating) => changes.filter((change) => change.rating === rating).map(rowOf));
  return [
    `# The document compared with ${branch}`,
    `**${verdictOf(comparison)}**`,
    rows.length > 0 ? ['| Rating | Place | Change |', '| --- | --- | --- |', ...rows].join('\n') : [],
    texts > 0 ? `${texts} ${texts === 1 ? 'text' : 'texts'} for people changed (descriptions, summaries, titles).` : [],
    limits,
  ]
    .flat()
    .join('\n\n');
}

function verdictOf(comparison: Comparison): string {
  const { changes, versions } = comparison;
  const [before, after] = versions;
  const count = changes.filter(({ rating }) => rating === 'breaking').length;
  if (count === 0) return 'No breaking change.';
  const counted = `${count} breaking ${count === 1 ? 'change' : 'changes'}`;
  return isUnannounced(comparison)
    ? `${counted}, but info.version is still ${after}. Change the version if this is intended, or undo the change.`
    : `${counted}, announced by info.version (${before} to ${after}).`;
}

function rowOf({ rating, place, message }: Change): string {
  const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|');
  return `| ${rating === 'breaking' ? '**breaking**' : rating} | ${cell(place)} | ${cell(message)} |`;
}
