import type { Relation } from '../support/relation.ts';
import { cachingRelations } from './caching.ts';
import { connectionRelations } from './connections.ts';
import { negotiationRelations } from './negotiation.ts';

/** The relations of HTTP itself. They come early, because they need few requests and a large list may take all. */
export const httpRelations: readonly Relation[] = [
  ...negotiationRelations,
  ...connectionRelations,
  ...cachingRelations,
];
