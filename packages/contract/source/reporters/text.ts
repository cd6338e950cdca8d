import { styleText } from 'node:util';
import { coverageLines, lowCoverageLines } from '../coverage.ts';
import type { Report, Result } from '../results.ts';

export interface TextStyle {
  readonly color: boolean;
}

const marks = { held: '✓', failed: '✗', warning: '⚠', known: '!', 'not-checked': '–' } as const;
const colors = { held: 'green', failed: 'red', warning: 'yellow', known: 'yellow', 'not-checked': 'yellow' } as const;

/** Lines for the results of one relation. */
export function relationLines(results: readonly Result[], style: TextStyle): string[] {
  const [first] = results;
  if (!first) return [];
  const held = results.filter((result) => result.status === 'held').length;
  const statuses = new Set(results.map((result) => result.status));
  const worst = (['failed', 'known', 'warning', 'not-checked', 'held'] as const).find((status) => statuses.has(status));
  // If only some checks could not be made, the relation has held; lines below say which.
  const status = worst === 'not-checked' && held > 0 ? 'held' : (worst ?? 'held');
  const count = results.length === 1 ? '' : ` (${held} of ${results.length})`;
  const mark = painted(marks[status], colors[status], style);
  return [
    `  ${mark} ${painted(first.relation, 'bold', style)}${count}: ${first.sentence}`,
    ...results.flatMap((result) => failureLines(result, style)),
    ...notCheckedLines(results, style),
  ];
}

function failureLines({ status, subject, reason, failure }: Result, style: TextStyle): string[] {
  if (!failure) return [];
  return [
    painted(`      ${subject === undefined ? '' : `${subject}: `}expected ${failure.expected}`, colors[status], style),
    painted(`      got ${failure.got}`, colors[status], style),
    ...(status === 'known' ? [`      known: ${reason}`] : []),
    ...failure.curl.map((command) => `        ${command}`),
  ];
}

/** The checks that could not be made, one line for each reason. */
function notCheckedLines(results: readonly Result[], style: TextStyle): string[] {
  const notChecked = results.filter(({ status }) => status === 'not-checked');
  return [...new Set(notChecked.map(({ reason }) => reason))].map((reason) => {
    const subjects = notChecked.filter((result) => result.reason === reason).flatMap(({ subject }) => subject ?? []);
    const first = subjects.length === 0 ? '' : ` for ${subjects.slice(0, 5).join(', ')}`;
    const more = subjects.length > 5 ? ` and ${subjects.length - 5} more` : '';
    return painted(`      – not checked${first}${more}: ${reason}`, 'dim', style);
  });
}

/** The last lines of a report: the counts, and how to repeat the failed checks. */
export function summaryLines({ results, requests, milliseconds, seed, coverage }: Report, style: TextStyle): string[] {
  const count = (status: Result['status']): number => results.filter((result) => result.status === status).length;
  const failed = [...new Set(results.filter(({ status }) => status === 'failed').map(({ relation }) => relation))];
  const known = count('known') > 0 ? [`${count('known')} known failures`] : [];
  const warnings =
    count('warning') > 0 ? [`${count('warning')} ${count('warning') === 1 ? 'warning' : 'warnings'}`] : [];
  const counts = [
    `${count('held')} held`,
    `${count('failed')} failed`,
    ...warnings,
    ...known,
    `${count('not-checked')} not checked`,
  ];
  const command = `--seed ${seed} ${failed.map((name) => `--only ${name}`).join(' ')}`;
  return [
    '',
    painted(counts.join(', '), failed.length > 0 ? 'red' : 'green', style),
    ...coverageLines(coverage),
    ...lowCoverageLines(coverage, results).map((line) => painted(line, 'red', style)),
    `${requests} requests in ${(milliseconds / 1_000).toFixed(1)} s, seed ${seed}`,
    ...(failed.length > 0 ? [`To repeat the failed checks: ${command}`] : []),
  ];
}

function painted(text: string, format: Parameters<typeof styleText>[0], { color }: TextStyle): string {
  return color ? styleText(format, text, { validateStream: false }) : text;
}
