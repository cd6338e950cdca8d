import type { Result } from '../results.ts';

/** A failed check, or a warning, as one message, for a report that has no layout of its own: GitHub's annotations and Vitest's errors. */
export function failureMessage({ sentence, failure }: Result, seed: number): string {
  if (!failure) return sentence;
  const lines = [sentence, `expected ${failure.expected}`, `got ${failure.got}`, ...failure.curl, `seed ${seed}`];
  return lines.join('\n');
}
