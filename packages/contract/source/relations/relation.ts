import type { ListDescriptor } from '@conoha-images/document';
import type { Session } from '../session.ts';

/** Something that holds for every list that does what its document says. */
export interface Relation {
  /** In kebab-case, as reports and `--only` have it. */
  readonly name: string;
  /** What holds, in one sentence. */
  readonly sentence: string;
  /** What it is checked for: nothing where the document has nothing that it could be checked for. */
  checks(list: ListDescriptor): readonly Check[];
}

export interface Check {
  /** What of the list it is for, such as a parameter. Undefined where it is for the whole list. */
  readonly of?: string;
  /**
   * @throws {Broken} where the relation does not hold.
   * @throws {NotChecked} where the target's data is not enough to tell.
   */
  run(session: Session): Promise<void>;
}

/** A relation that is checked once. */
export function whole(name: string, sentence: string, run: Check['run']): Relation {
  return { name, sentence, checks: () => [{ run }] };
}
