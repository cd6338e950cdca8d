import type { Description, ListDescriptor } from '@conoha-images/document';
import { NotRun } from './broken.ts';
import { type About, relationNames, relations } from './relations/index.ts';
import type { Check, Relation } from './relations/relation.ts';

/** A check that is to be made. */
export interface Planned {
  readonly about: About;
  readonly relation: Relation;
  readonly check: Check;
}

/** The checks of a list, in their order: which there are follows from the document alone. @throws {NotRun} for an unknown name. */
export function plan(list: ListDescriptor, only: readonly string[] | undefined): Planned[] {
  const all = (Object.keys(relations) as About[]).flatMap((about) =>
    relations[about].flatMap((relation) => relation.checks(list).map((check) => ({ about, relation, check }))),
  );
  for (const name of only ?? []) {
    if (!relationNames.includes(name)) {
      throw new NotRun(`A relation must be one of ${relationNames.join(', ')}; given: ${name}.`);
    }
  }
  return only ? all.filter(({ relation }) => only.includes(relation.name)) : all;
}

/** The list of a document that is named, or its first. @throws {NotRun} where there is none. */
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
