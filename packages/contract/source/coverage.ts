import type { Combinations, Coverage, Result } from './results.ts';

/** The coverage of a run. @param required In percent. Default: 0. @param combinations Default: none. */
export function coverageOf(results: readonly Result[], required = 0, { pairs, triples }: Combinations = {}): Coverage {
  const made = results.filter(({ status }) => status !== 'not-checked').length;
  const checks = { made, all: results.length };
  const shares = [
    { subject: 'checks', share: shareOf(checks.made, checks.all) } as const,
    ...(pairs ? [{ subject: 'pairs', share: shareOf(pairs.covered, pairs.possible) } as const] : []),
  ];
  const low = shares
    .filter(({ share }) => share < required)
    .map(({ subject, share }) => ({ subject, percent: Math.floor(share * 10) / 10 }));
  return { checks, ...(pairs?.all && { pairs }), ...(triples?.all && { triples }), required, low };
}

/** In percent. Of nothing, everything is covered. */
function shareOf(part: number, whole: number): number {
  return whole === 0 ? 100 : (part * 100) / whole;
}

/** The coverage in lines for people. */
export function coverageLines({ checks, pairs, triples }: Coverage): string[] {
  const combinations = Object.entries({ pairs, triples }).flatMap(([subject, counts]) => {
    if (!counts) return [];
    const { covered, possible, all } = counts;
    const impossible = all > possible ? `, ${all - possible} more that no item allows` : '';
    return [`${covered} of ${possible} ${subject} covered (${wholePercent(covered, possible)} %)${impossible}`];
  });
  const { made, all } = checks;
  return [`${made} of ${all} checks made (${wholePercent(made, all)} %)`, ...combinations];
}

/** Rounded, but 100 only if nothing is missing. */
function wholePercent(part: number, whole: number): number {
  return part < whole ? Math.min(99, Math.round(shareOf(part, whole))) : 100;
}

/** What is too low, and the most frequent reasons: lines for people. Empty if nothing is too low. */
export function lowCoverageLines({ low, required }: Coverage, results: readonly Result[]): string[] {
  if (low.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { status, reason = '' } of results) {
    if (status === 'not-checked') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const mostFrequent = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 3);
  const shares = low.map(({ subject, percent }) => `${percent} % of the ${subject}`).join(', ');
  return [
    `The coverage is too low: ${shares}; required: ${required} %`,
    ...mostFrequent.map(([reason, count]) => `  ${count} not checked: ${reason}`),
  ];
}
