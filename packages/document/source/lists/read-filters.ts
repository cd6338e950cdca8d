import { elements } from '../json.ts';
import type { Filter, Operator, OtherParameter, ValueType } from './descriptor.ts';
import type { ListOperation, Parameter } from './list-operation.ts';
import type { Shape } from './schema.ts';

const ordering: ReadonlySet<Operator> = new Set(['gt', 'gte', 'lt', 'lte']);
const ordered: ReadonlySet<ValueType> = new Set(['integer', 'number', 'date-time']);

/** Reads the x-filter of every query parameter that has one. */
export function readFilters(operation: ListOperation): { filters: Filter[]; others: OtherParameter[] } {
  const filters: Filter[] = [];
  const others: OtherParameter[] = [];
  for (const parameter of operation.parameters) {
    if (!parameter.filter) continue;
    const { reason } = parameter.filter;
    if (typeof reason === 'string') {
      const { shape } = parameter;
      others.push({
        parameter: parameter.name,
        reason,
        ...(parameter.required && { required: true as const }),
        ...(shape.values && { values: shape.values }),
        ...(isScalar(parameter.default) && { default: parameter.default }),
      });
      continue;
    }
    const filter = readFilter(operation, parameter);
    if (filter) filters.push(filter);
  }
  return { filters, others };
}

function readFilter(operation: ListOperation, parameter: Parameter): Filter | undefined {
  const { name, shape, filter = {} } = parameter;
  const property = String(filter['property']);
  const found = operation.inItem(property);
  if (!found) {
    return operation.report(
      'list-pointers-resolve',
      [...parameter.at, 'x-filter', 'property'],
      `${name} filters on ${property}, and an item has no such property. Add the property to the schema, or correct the pointer.`,
    );
  }
  const compared = operation.shapeOf(found.schema);
  const prefixed = filter['operators'] !== undefined;
  const operators = (prefixed ? elements(filter['operators']) : [filter['operator']]) as [Operator, ...Operator[]];
  const wildcard = typeof filter['wildcard'] === 'string' ? filter['wildcard'] : undefined;
  const open = filter['open'] === true;
  const exclusive = elements(filter['exclusive']).map(String);
  const misfits = misfitsOf({ name, shape, property, compared, prefixed, operators, wildcard, open, exclusive });
  for (const misfit of misfits) operation.report('filter-types-fit', [...parameter.at, 'x-filter'], misfit);
  if (misfits.length > 0 || !compared.type) return undefined;
  return {
    parameter: name,
    property,
    type: compared.type,
    nullable: compared.nullable || !found.required,
    operators,
    prefixed,
    repeated: shape.array,
    ...(shape.array && parameter.joined && { joined: true as const }),
    ...(parameter.required && { required: true as const }),
    ...(shape.values && { values: shape.values }),
    ...(open && { open }),
    ...(wildcard !== undefined && { wildcard }),
    ...(exclusive.length > 0 && { exclusive }),
    ...(isScalar(parameter.default) && { default: parameter.default }),
  };
}

interface Comparison {
  readonly name: string;
  readonly shape: Shape;
  readonly property: string;
  readonly compared: Shape;
  readonly prefixed: boolean;
  readonly operators: readonly Operator[];
  readonly wildcard: string | undefined;
  readonly open: boolean;
  readonly exclusive: readonly string[];
}

/** Why the parameter's values can't be compared with the property's, in words. */
function misfitsOf(comparison: Comparison): string[] {
  const { name, shape, property, compared, prefixed, operators, wildcard, open, exclusive } = comparison;
  const misfits: string[] = [];
  if (!compared.type) {
    return [
      `${name} filters on ${property}, whose values have no single type to compare. Filter on a part of it instead.`,
    ];
  }
  if (compared.array !== operators.includes('contains')) {
    misfits.push(
      compared.array
        ? `${name} filters on ${property}, which is an array. Use the operator contains.`
        : `${name} uses contains, which is for arrays, and ${property} is a single value. Use eq.`,
    );
  }
  const unordered = operators.filter((operator) => ordering.has(operator));
  if (unordered.length > 0 && !ordered.has(compared.type)) {
    misfits.push(
      `${name} compares ${property} by ${unordered.join(', ')}, and a ${compared.type} has no order. Use eq.`,
    );
  }
  // A value that may carry a prefix is a string whatever it is compared with.
  const expected: ValueType = prefixed ? 'string' : compared.type;
  if (shape.type !== expected) {
    misfits.push(
      `${name} takes ${shape.type ?? 'values of no single type'}, and it compares ${property} as ${compared.type}` +
        `${prefixed ? ' behind an optional operator, so it takes a string' : ''}. Make its type ${expected}.`,
    );
  }
  const { values } = compared;
  const unknown = values ? (shape.values ?? []).filter((value) => value !== wildcard && !values.includes(value)) : [];
  if (unknown.length > 0) {
    misfits.push(
      `${name} allows ${unknown.join(', ')}, which ${property} never is. ` +
        'Remove it from the enum, add it to the property, or declare it as the wildcard.',
    );
  }
  if (wildcard !== undefined && shape.values && !shape.values.includes(wildcard)) {
    misfits.push(`${name} has the wildcard ${wildcard}, which its enum does not allow. Add it to the enum.`);
  }
  const never = values ? exclusive.filter((value) => !values.includes(value)) : [];
  if (never.length > 0) {
    misfits.push(
      `${name} says that ${never.join(', ')} is exclusive, which ${property} never is. Remove it, or add it to the property.`,
    );
  }
  if (open && !shape.values) {
    misfits.push(`${name} is open, and its schema has no enum to go beyond. Remove open.`);
  }
  return misfits;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
