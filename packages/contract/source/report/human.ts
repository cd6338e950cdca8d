import { styleText } from 'node:util';
import type { Result } from '../contract.ts';
import type { Report } from '../report.ts';

/** How a report is written for people. */
export interface Style {
  readonly color: boolean;
}

const marks = { held: '✓', broken: '✗', known: '!', 'not-checked': '–' } as const;
const colors = { held: 'green', broken: 'red', known: 'yellow', 'not-checked': 'yellow' } as const;

/** Lines about a relation, when the last of its checks has been made. */
export function relationLines(results: readonly Result[], style: Style): string[] {
  const [first] = results;
  if (!first) return [];
  const held = results.filter(({ status }) => status === 'held').length;
  const worst = (['broken', 'known', 'not-checked', 'held'] as const).find((status) =>
    results.some((result) => result.status === status),
  );
  // What could not be checked of some is said below them; the relation itself has held.
  const status = worst === 'not-checked' && held > 0 ? 'held' : (worst ?? 'held');
  const count = results.length === 1 ? '' : ` (${held} of ${results.length})`;
  return [
    `  ${painted(marks[status], colors[status], style)} ${painted(first.relation, 'bold', style)}${count}: ${first.sentence}`,
    ...results.flatMap((result) => brokenLines(result, style)),
    ...notCheckedLines(results, style),
  ];
}

function brokenLines({ status, of, reason, failure }: Result, style: Style): string[] {
  if (!failure) return [];
  return [
    painted(`      ${of === undefined ? '' : `${of}: `}expected ${failure.expected}`, colors[status], style),
    painted(`      got ${failure.got}`, colors[status], style),
    ...(status === 'known' ? [`      known: ${reason}`] : []),
    ...failure.curl.map((line) => `        ${line}`),
  ];
}

/** What could not be checked, once for each reason. */
function notCheckedLines(results: readonly Result[], style: Style): string[] {
  const left = results.filter(({ status }) => status === 'not-checked');
  return [...new Set(left.map(({ reason }) => reason))].map((reason) => {
    const names = left.flatMap((result) => (result.reason === reason && result.of !== undefined ? [result.of] : []));
    const whom = names.length === 0 ? '' : ` for ${names.slice(0, 5).join(', ')}`;
    const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
    return painted(`      – not checked${whom}${more}: ${reason}`, 'dim', style);
  });
}

/** The last lines of a report: what became of all, and how to have the same again. */
export function summaryLines({ results, requests, milliseconds, seed }: Report, style: Style): string[] {
  const count = (status: Result['status']): number => results.filter((result) => result.status === status).length;
  const broken = [...new Set(results.filter(({ status }) => status === 'broken').map(({ relation }) => relation))];
  const counts = [`${count('held')} held`, `${count('broken')} broken`, `${count('not-checked')} not checked`];
  if (count('known') > 0) counts.splice(2, 0, `${count('known')} known to be broken`);
  return [
    '',
    painted(counts.join(', '), broken.length > 0 ? 'red' : 'green', style),
    `${requests} requests in ${(milliseconds / 1_000).toFixed(1)} s, seed ${seed}`,
    ...(broken.length > 0
      ? [`To check these again: --seed ${seed} ${broken.map((name) => `--only ${name}`).join(' ')}`]
      : []),
  ];
}

function painted(text: string, format: Parameters<typeof styleText>[0], { color }: Style): string {
  return color ? styleText(format, text, { validateStream: false }) : text;
}
