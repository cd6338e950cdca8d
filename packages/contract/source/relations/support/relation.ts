import type { Filter, ListDescriptor } from '@conoha-images/document';
import type { FactorKind } from '../../sweep/factors.ts';
import type { CheckEnvironment } from './environment.ts';

/** Something that is true of every list that does what its document says. */
export interface Relation {
  /** In kebab-case, as in reports and `--only`. */
  readonly name: string;
  /** What is true, in one sentence. */
  readonly sentence: string;
  /** `warning`: a list that violates the relation does not fail, because a standard allows it. Default: failure. */
  readonly level?: 'warning';
  /** For a relation that the sweep checks: the parts of the queries that can violate it. */
  readonly kinds?: readonly FactorKind[];
  /** The checks for a list. Empty if the document does not promise what the relation says. */
  checks(list: ListDescriptor): readonly Check[];
}

export interface Check {
  /** The part of the list that is checked, for example a parameter. Undefined for the whole list. */
  readonly subject?: string;
  /**
   * @throws {RelationFailure} if the relation does not hold.
   * @throws {NotChecked} if the target's data is not enough to tell.
   */
  run(environment: CheckEnvironment): Promise<void>;
}

/** A relation with one check. @param applies Whether a list has it. Default: every list. */
export function listRelation(
  name: string,
  sentence: string,
  run: Check['run'],
  applies: (list: ListDescriptor) => boolean = () => true,
): Relation {
  return { name, sentence, checks: (list) => (applies(list) ? [{ run }] : []) };
}

/** A relation with a check for each filter. @param applies Whether a filter has it. */
export function filterRelation(
  name: string,
  sentence: string,
  applies: (filter: Filter) => boolean,
  run: (environment: CheckEnvironment, filter: Filter) => Promise<void>,
): Relation {
  return {
    name,
    sentence,
    checks: ({ filters }) =>
      filters
        .filter(applies)
        .map((filter) => ({ subject: filter.parameter, run: (environment) => run(environment, filter) })),
  };
}
