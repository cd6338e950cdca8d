import { entriesOf, member, nodeAt } from '@conoha-images/document';
import { type Change, difference, isEqual } from './change.ts';
import { type Path, placeOf } from './places.ts';

interface Parameter {
  readonly place: string;
  readonly default: unknown;
  /** Whether the parameter compares a property, and keeps every item if it is absent and has no default. */
  readonly isFilter: boolean;
}

/**
 * Compares the defaults of the parameters that both documents have. If a default changes, every request without the
 * parameter means something else. A filter without a default keeps every item, so a default that is added to it or
 * removed from it does the same. For other parameters, the document does not say what a missing default means.
 */
export function compareDefaults(base: object, revision: object): Change[] {
  const after = new Map(parametersOf(revision).map((parameter) => [parameter.place, parameter]));
  return parametersOf(base).flatMap((before) => {
    const parameter = after.get(before.place);
    if (!parameter || isEqual(before.default, parameter.default)) return [];
    const isChanged = before.default !== undefined && parameter.default !== undefined;
    return {
      rating: isChanged || before.isFilter || parameter.isFilter ? 'breaking' : 'warning',
      place: before.place,
      message: difference('The default', before.default, parameter.default),
    };
  });
}

function parametersOf(document: object): Parameter[] {
  return entriesOf(member(document, 'paths')).flatMap(([path, item]) => [
    ...parametersAt(document, ['paths', path]),
    ...Object.keys(item as object).flatMap((method) => parametersAt(document, ['paths', path, method])),
  ]);
}

function parametersAt(document: object, path: Path): Parameter[] {
  const parameters = nodeAt(document, ...path, 'parameters');
  return (Array.isArray(parameters) ? parameters : []).map((_, index) => {
    const place = [...path, 'parameters', String(index)];
    return {
      place: placeOf(document, place),
      default: nodeAt(document, ...place, 'schema', 'default'),
      isFilter: nodeAt(document, ...place, 'x-filter', 'property') !== undefined,
    };
  });
}
