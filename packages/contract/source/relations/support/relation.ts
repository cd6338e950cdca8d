import type { Filter, ListDescriptor, Operator } from '@conoha-images/document';
import type { CheckEnvironment } from './environment.ts';

/** Something that is true of every list that does what its document says. */
export interface Relation {
  /** In kebab-case, as in reports and `--only`. */
  readonly name: string;
  /** What is true, in one sentence. */
  readonly sentence: string;
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

/** A relation with a check for each operator of each filter. @param applies Whether an operator has it. */
export function operatorRelation(
  name: string,
  sentence: string,
  applies: (operator: Operator, filter: Filter) => boolean,
  run: (environment: CheckEnvironment, filter: Filter, operator: Operator) => Promise<void>,
): Relation {
  return {
    name,
    sentence,
    checks: ({ filters }) =>
      filters.flatMap((filter) =>
        filter.operators
          .filter((operator) => applies(operator, filter))
          .map((operator) => ({
            subject: operatorName(filter, operator),
            run: (environment) => run(environment, filter, operator),
          })),
      ),
  };
}

/** A filter's parameter, with the operator if the filter has several. */
export function operatorName({ parameter, operators }: Filter, operator: Operator): string {
  return operators.length > 1 ? `${parameter} ${operator}` : parameter;
}
