import type { Condition } from '../model/condition.ts';
import type { Item } from '../model/value.ts';
import type { FilterLevel, Level } from './factors.ts';

/** A condition of a level. */
export interface Chosen {
  readonly level: FilterLevel;
  /** The number of the condition's kind in its level. */
  readonly kind: number;
  readonly condition: Condition;
}

/** What a query must have. */
export interface Wish {
  readonly levels: readonly Level[];
  /** The levels of these that must decide what is on the page. */
  readonly deciders: readonly Level[];
  /** The condition of a wanted filter. Default: any of its level. */
  readonly fixed?: Chosen;
  /** The item from which the condition was made: a service that misreads it may take it for this one. */
  readonly source?: Item | undefined;
  /** Whether a wanted filter that decides must have a value whose every misreading treats an item differently. */
  readonly isTelling?: boolean;
}

/**
 * `sparse`: a few filters each of which decides what is on the page.
 * `dense`: these, and as many others as a few items satisfy.
 * `full`: as many filters as fit, whatever they find.
 */
export type Style = 'sparse' | 'dense' | 'full';
