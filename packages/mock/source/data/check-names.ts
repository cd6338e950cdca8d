import {
  bodyPropertyNames,
  type Description,
  entriesOf,
  examplesOf,
  formatPointer,
  parsePointer,
  type Violation,
  valueAt,
} from '@conoha-images/document';
import type { DataFile } from './data.ts';
import { kindOf } from './kind-of.ts';

/** The names of a data file that are not of the body of a response. */
const ownNames = ['tokens', 'members'];

/** The names beside the items of a data file, and of the objects around them, that are in no body of a response. */
export function checkNames(file: DataFile, description: Description): Violation[] {
  const parents = new Set(description.lists.flatMap(({ items }) => ancestorsOf(items)));
  return [...parents].flatMap((parent) => {
    const allowed = allowedNames(description, parent);
    const position = (name: string): number => Object.keys(valueAt(file, parent) ?? {}).indexOf(name) + 1;
    return entriesOf(valueAt(file, parent))
      .filter(([name]) => !allowed.has(name))
      .map(([name, value]) => {
        const names = [...allowed].join(', ');
        // In the wrong place, a token is a name whose value is a string, its project.
        if (typeof value === 'string') {
          const place = parent === '' ? 'The data' : parent;
          const message = `${place} must have only the names ${names}; name ${position(name)} is unknown, and is not shown because it may be a token.`;
          return { path: parent, message };
        }
        const path = `${parent}${formatPointer([name])}`;
        return {
          path,
          message: `${path} is unknown: the names are ${names}; given: ${name}, with a value of type ${kindOf(value)}.`,
        };
      });
  });
}

/** The pointers of all objects that contain the value at a pointer. */
function ancestorsOf(pointer: string): string[] {
  const tokens = parsePointer(pointer);
  return tokens.map((_, depth) => formatPointer(tokens.slice(0, depth)));
}

function allowedNames({ document, lists }: Description, parent: string): Set<string> {
  return new Set([
    ...lists.flatMap(({ items }) =>
      ancestorsOf(items).includes(parent) ? parsePointer(items.slice(parent.length)).slice(0, 1) : [],
    ),
    ...lists.flatMap((list) => [...bodyPropertyNames(document, list, parent)]),
    ...lists.flatMap((list) =>
      examplesOf(document, list).flatMap((example) => entriesOf(valueAt(example, parent)).map(([name]) => name)),
    ),
    ...(parent === '' ? ownNames : []),
  ]);
}
