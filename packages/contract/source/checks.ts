import type { Description, ListDescriptor } from '@conoha-images/document';
import { hintFor } from './check-options.ts';
import { NotRun } from './errors.ts';
import { relationNames, relations, type Topic } from './relations/index.ts';
import type { Check, Relation } from './relations/support/relation.ts';

/** A check that will be made, and the relation that it belongs to. */
export interface PendingCheck {
  readonly topic: Topic;
  readonly relation: Relation;
  readonly check: Check;
}

/**
 * The checks of a list, in their order. They follow from the document alone.
 *
 * @param only Names of relations. Default: all.
 * @throws {NotRun} for an unknown name.
 */
export function checksOf(list: ListDescriptor, only: readonly string[] = relationNames): PendingCheck[] {
  for (const name of only) {
    if (!relationNames.includes(name)) {
      throw new NotRun(
        `A relation must be one of ${relationNames.join(', ')}; given: ${name}.${hintFor(name, relationNames)}`,
      );
    }
  }
  return (Object.keys(relations) as Topic[]).flatMap((topic) =>
    relations[topic]
      .filter(({ name }) => only.includes(name))
      .flatMap((relation) => relation.checks(list).map((check) => ({ topic, relation, check }))),
  );
}

/** The list with an operationId. Default: the first list. @throws {NotRun} if the document does not have it. */
export function listIn({ lists }: Description, operationId: string | undefined): ListDescriptor {
  const found = operationId === undefined ? lists[0] : lists.find((list) => list.operationId === operationId);
  if (found) return found;
  const names = lists.map((list) => list.operationId).join(', ');
  throw new NotRun(
    lists.length === 0
      ? 'The document has no list: no GET operation has an x-list.'
      : `The list must be one of ${names}; given: ${operationId}.`,
  );
}
