import type { ValueType } from '../model/value-type.ts';
import { type Context, codes, labeled } from './context.ts';
import { code, type Inline } from './nodes.ts';
import type { Words } from './words.ts';

/** A type by name, such as `array of string` or `integer (int64) or null`. */
export function typeName({ names, format, nullable, elements }: ValueType, words: Words): string {
  const name = names
    .map((type) => (type === 'array' && elements ? words.array(typeName(elements, words)) : type))
    .join(' | ');
  return [name, ...(format === undefined ? [] : [`(${format})`]), ...(nullable ? [words.nullable] : [])].join(' ');
}

/** All that is known of a type: its name, its bounds, its default and its values, each in a line. */
export function typeLines(type: ValueType, context: Context): Inline[][] {
  const { words } = context;
  const { minimum, maximum, pattern } = { ...type.elements, ...type };
  const bounds = [
    ...(type.unique ? [words.unique] : []),
    ...(minimum === undefined ? [] : [`${words.minimum} ${minimum}`]),
    ...(maximum === undefined ? [] : [`${words.maximum} ${maximum}`]),
  ];
  const { values, open } = type.values.length > 0 ? type : (type.elements ?? type);
  return [
    labeled(words.type, context, [typeName(type, words), ...bounds].join(words.comma)),
    ...(pattern === undefined ? [] : [labeled(words.pattern, context, code(pattern))]),
    ...(values.length === 0
      ? []
      : [labeled(words.values, context, ...codes(values, context), ...(open ? [words.comma, words.otherValues] : []))]),
    ...(type.default === undefined ? [] : [labeled(words.default, context, ...codes(textsOf(type.default), context))]),
  ];
}

/** A value, or the elements of an array, as text. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
