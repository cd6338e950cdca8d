import { at, entriesOf, member } from '@conoha-images/description';
import { type Change, difference, isEqual } from './change.ts';
import { type Path, placeOf } from './places.ts';

interface Parameter {
  readonly place: string;
  readonly default: unknown;
  /** Whether a request without the parameter is not filtered, if the parameter has no default. */
  readonly isFilter: boolean;
}

/**
 * Compares the defaults of the parameters that both documents have. Another default gives another meaning to every
 * request without the parameter. A filter's default does so too if it is added or removed, because a filter without a
 * default keeps every item; of other parameters a document without a default says nothing.
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
  const parameters = at(document, ...path, 'parameters');
  return (Array.isArray(parameters) ? parameters : []).map((_, index) => {
    const place = [...path, 'parameters', String(index)];
    return {
      place: placeOf(document, place),
      default: at(document, ...place, 'schema', 'default'),
      isFilter: at(document, ...place, 'x-filter', 'property') !== undefined,
    };
  });
}
