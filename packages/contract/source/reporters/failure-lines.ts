import type { Result } from '../results.ts';

/** A failed check in lines: its sentence, what was expected and got, and how to reproduce it. */
export function failureLines({ sentence, failure }: Result, seed: number): string[] {
  if (!failure) return [];
  return [sentence, `expected ${failure.expected}`, `got ${failure.got}`, ...failure.curl, `seed ${seed}`];
}
