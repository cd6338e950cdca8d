import type { Operation } from './reference.ts';

/** The id of the place on the endpoint page that describes a parameter. It has the operation's name if there are several. */
export function parameterAnchor(
  operation: Pick<Operation, 'id'>,
  { name }: { readonly name: string },
  operations: readonly unknown[],
): string {
  return `${operations.length > 1 ? `${operation.id}-` : ''}parameter-${name}`;
}
