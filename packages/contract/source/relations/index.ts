import { additionalRelations } from './additional.ts';
import { callerRelations } from './callers.ts';
import { httpRelations } from './http/index.ts';
import { jsonRelations } from './http/json.ts';
import { linkRelations } from './links.ts';
import { pageRelations } from './pages.ts';
import { queryEncoding } from './query-encoding.ts';
import { rejectionRelations } from './rejections.ts';
import { responseRelations } from './responses.ts';
import { secretRelations } from './secrets.ts';
import { specialValueRelations } from './special-values.ts';
import type { Relation } from './support/relation.ts';
import { sweepRelations } from './sweep.ts';

/** What a relation is about. */
export type Topic = 'pages' | 'http' | 'order' | 'filters' | 'combinations' | 'rejections' | 'callers' | 'responses';

/** All relations, in the order in which they are checked: the last ones look at the responses to all others. */
export const relations: Readonly<Record<Topic, readonly Relation[]>> = {
  pages: [...pageRelations, ...sweepRelations('pages')],
  http: httpRelations,
  order: sweepRelations('order'),
  filters: [...sweepRelations('filters'), ...specialValueRelations, ...additionalRelations],
  combinations: [...sweepRelations('combinations'), queryEncoding],
  rejections: rejectionRelations,
  callers: callerRelations,
  responses: [...linkRelations, ...responseRelations, ...jsonRelations, ...secretRelations],
};

/** The names of all relations, in that order. */
export const relationNames: readonly string[] = Object.values(relations)
  .flat()
  .map(({ name }) => name);
