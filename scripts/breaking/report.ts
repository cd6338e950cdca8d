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

const limits = `## What this check can't see

- It compares what the document says, not what the API does. It does not understand prose: a rule that only a description states can change unnoticed.
- It rates every change of an example or a code sample as compatible.
- It compares the defaults of parameters only.
- It does not compare the evidence and the translations of a schema that was renamed.
- It does not report added sources in \`x-sources\`, nor their titles, URLs and dates.
- It does not know words of \`x-list\` and \`x-filter\` that are newer than itself. Their changes are warnings.
- \`redocly diff\`, which compares schemas, parameters and responses, is experimental. What is said of servers, defaults, \`x-list\`, \`x-filter\`, \`x-sources\`, \`x-evidence\` and translations is our own.`;

/** Whether a breaking change has the same `info.version` as the base. */
export function isUnannounced({ changes, versions: [before, after] }: Comparison): boolean {
  return before === after && changes.some(({ rating }) => rating === 'breaking');
}

/** The report in Markdown: the verdict, a table of the changes with the worst first, and the limits of the check. */
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
