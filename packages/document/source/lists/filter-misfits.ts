import { foldCase } from '../fold-case.ts';
import type { Pointer } from '../pointer.ts';
import { hasOrder, isRange } from './comparisons.ts';
import type { Operator, ValueType } from './descriptor.ts';
import type { Shape } from './schema.ts';

/** An x-filter, with what the schemas say about the parameter and the property. */
export interface FilterDeclaration {
  /** Name of the parameter. */
  readonly name: string;
  /** The values of the parameter. */
  readonly shape: Shape;
  readonly property: Pointer;
  /** The values of the property. */
  readonly compared: Shape;
  readonly prefixed: boolean;
  readonly operators: readonly Operator[];
  readonly wildcard: string | undefined;
  readonly open: boolean;
  readonly ignoreCase: boolean;
  readonly exclusive: readonly string[];
}

/** Why an x-filter does not fit its parameter and its property, one text for each reason. */
export function misfitsOf(filter: FilterDeclaration): string[] {
  const { name, property, compared } = filter;
  if (!compared.type) {
    return [`${name} filters on ${property}, whose values have no single type. Filter on a part of it instead.`];
  }
  return [
    ...operatorMisfits(filter, compared.type),
    ...typeMisfits(filter, compared.type),
    ...valueMisfits(filter),
    ...caseMisfits(filter, compared.type),
  ];
}

function operatorMisfits({ name, property, compared, operators }: FilterDeclaration, type: ValueType): string[] {
  const misfits: string[] = [];
  if (compared.array && !operators.includes('contains')) {
    misfits.push(`${name} filters on ${property}, which is an array. Use the operator contains.`);
  }
  if (!compared.array && operators.includes('contains')) {
    misfits.push(`${name} uses contains, which is for arrays, but ${property} is a single value. Use eq.`);
  }
  const ranges = operators.filter(isRange);
  if (ranges.length > 0 && !hasOrder(type)) {
    misfits.push(`${name} compares ${property} by ${ranges.join(', ')}, but a ${type} has no order. Use eq.`);
  }
  return misfits;
}

function typeMisfits({ name, shape, property, prefixed }: FilterDeclaration, type: ValueType): string[] {
  // A value with a prefix is a string, whatever the rest of it is compared with.
  const expected: ValueType = prefixed ? 'string' : type;
  if (shape.type === expected) return [];
  const reason = prefixed ? ', and a value with an operator in front is a string' : '';
  return [
    `${name} takes ${shape.type ?? 'values of no single type'}, but compares ${property} as ${type}${reason}. ` +
      `Make its type ${expected}.`,
  ];
}

function valueMisfits({ name, shape, property, compared, wildcard, open, exclusive }: FilterDeclaration): string[] {
  const misfits: string[] = [];
  const isImpossible = (value: string): boolean => compared.values !== undefined && !compared.values.includes(value);
  const impossible = (shape.values ?? []).filter((value) => value !== wildcard && isImpossible(value));
  if (impossible.length > 0) {
    misfits.push(
      `${name} allows ${impossible.join(', ')}, which ${property} never is. ` +
        'Remove it from the enum, add it to the property, or declare it as the wildcard.',
    );
  }
  if (wildcard !== undefined && shape.values && !shape.values.includes(wildcard)) {
    misfits.push(`${name} has the wildcard ${wildcard}, which its enum does not allow. Add it to the enum.`);
  }
  const never = exclusive.filter(isImpossible);
  if (never.length > 0) {
    misfits.push(
      `${name} says that ${never.join(', ')} is exclusive, which ${property} never is. Remove it or add it to the property.`,
    );
  }
  if (open && !shape.values) {
    misfits.push(`${name} is open, but its schema has no enum to go beyond. Remove open.`);
  }
  return misfits;
}

function caseMisfits({ name, shape, wildcard, open, ignoreCase }: FilterDeclaration, type: ValueType): string[] {
  if (!ignoreCase) return [];
  if (open) {
    return [`${name} ignores case and is open, but case can be ignored only in a closed list of values. Remove one.`];
  }
  if (type !== 'boolean' && !shape.values) {
    return [
      `${name} ignores case, but its values are neither boolean nor in an enum. Remove ignoreCase or add an enum.`,
    ];
  }
  const values = [...new Set([...(shape.values ?? []), ...(wildcard === undefined ? [] : [wildcard])])];
  const ambiguous = values.filter((value) =>
    values.some((other) => other !== value && foldCase(other) === foldCase(value)),
  );
  if (ambiguous.length === 0) return [];
  return [`${name} ignores case, but ${ambiguous.join(' and ')} differ only in case. Keep one or remove ignoreCase.`];
}
