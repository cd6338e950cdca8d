import type { ListDescriptor } from '@conoha-images/document';
import { Reader } from '../source/target/reader.ts';
import { type Survey, surveyOf } from '../source/target/survey.ts';
import { Target } from '../source/target/target.ts';

/** Reads everything that a service shows to a caller. */
export function surveyed(list: ListDescriptor, fetch: typeof globalThis.fetch, token = 'any'): Promise<Survey> {
  const target = new Target({
    baseUrl: 'http://127.0.0.1',
    path: list.path,
    place: { header: 'x-auth-token', prefix: '' },
    tokens: { first: token },
    fetch,
    inspect: () => [],
    rate: Number.POSITIVE_INFINITY,
    budget: 1_000,
    timeout: 30_000,
  });
  return surveyOf(new Reader(list, target));
}
