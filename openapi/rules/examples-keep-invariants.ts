import {
  contradictions,
  entriesOf,
  isObject,
  type ListDescriptor,
  member,
  parsePointer,
  readLists,
  valueAt,
} from '@conoha-images/document';
import { vocabularyErrors } from '@conoha-images/document/node';
import type { Context, Location, Rule } from './redocly.ts';

/** A node of the document, with the file and the pointer that references led to. */
interface Place {
  readonly node: unknown;
  readonly location: Location;
}

/** No item in an example of a list's 200 response breaks an invariant of the list. */
export const examplesKeepInvariants: Rule = () => {
  let lists: readonly ListDescriptor[] = [];
  return {
    Root(root) {
      ({ lists } = readLists(root));
    },
    Operation(operation, context) {
      const list = lists.find(({ operationId }) => operationId === operation['operationId']);
      // The shape of an x-list is a rule of its own.
      if (!list?.invariants || vocabularyErrors('x-list', operation['x-list']).length > 0) return;
      for (const { node, location } of examplesOf({ node: operation, location: context.location }, context)) {
        const items = valueAt(node, list.items);
        for (const { path, message } of contradictions(list, Array.isArray(items) ? items : [])) {
          const at = location.child(parsePointer(path));
          context.report({ message: `${message} Correct the example or the invariant.`, location: at });
        }
      }
    },
  };
};

/** The example bodies of the 200 response, which may be in other files. */
function examplesOf(operation: Place, context: Context): Place[] {
  const media = ['responses', '200', 'content', 'application/json'].reduce<Place | undefined>(
    (place, name) => place && childOf(place, name, context),
    operation,
  );
  if (!media) return [];
  const named = childOf(media, 'examples', context);
  const examples = entriesOf(named?.node).flatMap(([name]) => (named && childOf(named, name, context)) ?? []);
  return [
    ...examples.flatMap((example) => childOf(example, 'value', context) ?? []),
    ...[childOf(media, 'example', context) ?? []].flat(),
  ];
}

function childOf({ node, location }: Place, name: string, { resolve }: Context): Place | undefined {
  const child = member(node, name);
  if (child === undefined) return undefined;
  const place = { node: child, location: location.child([name]) };
  if (!isObject(child) || typeof child['$ref'] !== 'string') return place;
  const target = resolve(child, location.source.absoluteRef);
  // A reference that leads nowhere is a problem of its own.
  return target.location && { node: target.node, location: target.location };
}
