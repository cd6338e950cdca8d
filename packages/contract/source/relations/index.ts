import { additionalRelations } from './additional.ts';
import { callerRelations } from './callers.ts';
import { combinationRelations } from './combinations.ts';
import { filterRelations } from './filters.ts';
import { limitRelations } from './limits.ts';
import { linkRelations } from './links.ts';
import { markerRelations } from './markers.ts';
import { offsetRelations } from './offsets.ts';
import { operatorRelations } from './operators.ts';
import { orderRelations } from './order.ts';
import { pageRelations } from './pages.ts';
import { rejectionRelations } from './rejections.ts';
import { repetitionRelations } from './repeated-filters.ts';
import { responseRelations } from './responses.ts';
import { specialValueRelations } from './special-values.ts';
import type { Relation } from './support/relation.ts';

/** What a relation is about. */
export type Topic = 'pages' | 'order' | 'filters' | 'rejections' | 'callers' | 'responses';

/** All relations, in the order in which they are checked: the last ones look at the responses to all others. */
export const relations: Readonly<Record<Topic, readonly Relation[]>> = {
  pages: [...pageRelations, ...limitRelations, ...markerRelations, ...offsetRelations],
  order: orderRelations,
  filters: [
    ...filterRelations,
    ...operatorRelations,
    ...repetitionRelations,
    ...specialValueRelations,
    ...additionalRelations,
    ...combinationRelations,
  ],
  rejections: rejectionRelations,
  callers: callerRelations,
  responses: [...linkRelations, ...responseRelations],
};

/** The names of all relations, in that order. */
export const relationNames: readonly string[] = Object.values(relations)
  .flat()
  .map(({ name }) => name);
