import { answerRelations } from './answers.ts';
import { callerRelations } from './callers.ts';
import { filterRelations } from './filters.ts';
import { orderRelations } from './order.ts';
import { pageRelations } from './pages.ts';
import { refusalRelations } from './refusals.ts';
import type { Relation } from './relation.ts';

/** What a relation is about. */
export type About = 'pages' | 'order' | 'filters' | 'refusals' | 'callers' | 'answers';

/** All relations, in the order in which they are checked: those about answers look at what the others have got. */
export const relations: Readonly<Record<About, readonly Relation[]>> = {
  pages: pageRelations,
  order: orderRelations,
  filters: filterRelations,
  refusals: refusalRelations,
  callers: callerRelations,
  answers: answerRelations,
};

/** Their names, in that order. */
export const relationNames: readonly string[] = Object.values(relations).flatMap((each) =>
  each.map(({ name }) => name),
);
