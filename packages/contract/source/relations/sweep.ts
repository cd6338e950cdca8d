import { type definitions, definitionsOf } from '../sweep/definitions.ts';
import type { Relation } from './support/relation.ts';

/** The relations of a topic that the queries of the sweep check. */
export function sweepRelations(topic: keyof typeof definitions): Relation[] {
  return definitionsOf(topic).map(([name, { sentence, kinds, subjects }]) => ({
    name,
    sentence,
    kinds,
    checks: (list) =>
      subjects(list).map((subject) => ({
        ...(subject !== undefined && { subject }),
        run: ({ sweep }) => sweep.check({ relation: name, subject }),
      })),
  }));
}
