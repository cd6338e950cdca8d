import { elements, textOf } from '../json.ts';
import type { Filter, Operator, OtherParameter } from './descriptor.ts';
import { misfitsOf } from './filter-misfits.ts';
import type { ListOperation, QueryParameter } from './list-operation.ts';

/** Reads every query parameter that has an x-filter. */
export function readFilters(operation: ListOperation): { filters: Filter[]; others: OtherParameter[] } {
  const filters: Filter[] = [];
  const others: OtherParameter[] = [];
  for (const parameter of operation.parameters) {
    if (!parameter.filter) continue;
    const { reason } = parameter.filter;
    if (typeof reason === 'string') {
      others.push({ parameter: parameter.name, reason, ...allowedValues(parameter) });
      continue;
    }
    const filter = readFilter(operation, parameter);
    if (filter) filters.push(filter);
  }
  return { filters, others };
}

function readFilter(operation: ListOperation, parameter: QueryParameter): Filter | undefined {
  const { name, shape, filter = {} } = parameter;
  const property = textOf(filter['property']);
  const located = operation.inItem(property);
  if (!located) {
    return operation.report(
      'list-pointers-resolve',
      [...parameter.at, 'x-filter', 'property'],
      `${name} filters on ${property}, but an item has no such property. Add it to the schema or correct the pointer.`,
    );
  }
  const compared = operation.shapeOf(located.schema);
  const prefixed = filter['operators'] !== undefined;
  const operators = (prefixed ? elements(filter['operators']) : [filter['operator']]) as [Operator, ...Operator[]];
  const wildcard = typeof filter['wildcard'] === 'string' ? filter['wildcard'] : undefined;
  const open = filter['open'] === true;
  const ignoreCase = filter['ignoreCase'] === true;
  const exclusive = elements(filter['exclusive']).map(String);
  const misfits = misfitsOf({
    name,
    shape,
    property,
    compared,
    prefixed,
    operators,
    wildcard,
    open,
    ignoreCase,
    exclusive,
  });
  for (const misfit of misfits) operation.report('filter-types-fit', [...parameter.at, 'x-filter'], misfit);
  if (misfits.length > 0 || !compared.type) return undefined;
  return {
    parameter: name,
    property,
    type: compared.type,
    nullable: compared.nullable || !located.required,
    operators,
    prefixed,
    repeated: shape.array,
    ...(shape.array && parameter.joined && { joined: true as const }),
    ...allowedValues(parameter),
    ...(open && { open }),
    ...(ignoreCase && { ignoreCase }),
    ...(wildcard !== undefined && { wildcard }),
    ...(exclusive.length > 0 && { exclusive }),
  };
}

/** What a parameter's schema says about its values, beyond their type. */
function allowedValues(parameter: QueryParameter): Pick<OtherParameter, 'required' | 'values' | 'default'> {
  const { required, shape, default: value } = parameter;
  return {
    ...(required && { required: true as const }),
    ...(shape.values && { values: shape.values }),
    ...(isScalar(value) && { default: value }),
  };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
