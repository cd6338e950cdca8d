import { additionalRelations } from './additional.ts';
import { answerRelations } from './answers.ts';
import { callerRelations } from './callers.ts';
import { defaultRelations } from './defaults.ts';
import { filterRelations } from './filters.ts';
import { limitRelations } from './limits.ts';
import { linkRelations } from './links.ts';
import { markerRelations } from './markers.ts';
import { operatorRelations } from './operators.ts';
import { orderRelations } from './order.ts';
import { pageRelations } from './pages.ts';
import { refusalRelations } from './refusals.ts';
import type { Relation } from './relation.ts';
import { repetitionRelations } from './repeated-filters.ts';
import { togetherRelations } from './together.ts';

/** What a relation is about. */
export type About = 'pages' | 'order' | 'filters' | 'refusals' | 'callers' | 'answers';

/** All relations, in the order in which they are checked: those about answers look at what the others have got. */
export const relations: Readonly<Record<About, readonly Relation[]>> = {
  pages: [...pageRelations, ...limitRelations, ...markerRelations],
  order: orderRelations,
  filters: [
    ...filterRelations,
    ...operatorRelations,
    ...repetitionRelations,
    ...defaultRelations,
    ...additionalRelations,
    ...togetherRelations,
  ],
  refusals: refusalRelations,
  callers: callerRelations,
  answers: [...linkRelations, ...answerRelations],
};

/** Their names, in that order. */
export const relationNames: readonly string[] = Object.values(relations).flatMap((each) =>
  each.map(({ name }) => name),
);
