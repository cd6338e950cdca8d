import {
  entriesOf,
  type Filter,
  isObject,
  type JsonObject,
  type ListDescriptor,
  member,
  type OtherParameter,
  resolveReference,
} from '@conoha-images/document';
import type { Described, EvidenceReader } from './evidence.ts';
import { type ValueType, valueTypeOf } from './value-type.ts';

/** What a parameter can do to a list, in the order in which the page shows it. */
export const roles = ['page', 'order', 'filter', 'other'] as const;

export type Role = (typeof roles)[number];

interface ParameterExample {
  /** What it means. Undefined for the only example. */
  readonly summary?: string;
  readonly value: unknown;
}

/** A parameter of an operation, with what it does to a list. */
export interface Parameter extends Described {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header' | 'cookie';
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly type: ValueType;
  /** Whether the values of an array are in one parameter, separated by commas, and not in a parameter each. */
  readonly joined: boolean;
  readonly examples: readonly ParameterExample[];
  readonly role: Role;
  /** The comparison that it makes, if it is a filter. */
  readonly filter?: Filter;
  /** Why it is neither a filter nor one of the page or the order. */
  readonly other?: OtherParameter;
}

/**
 * Reads a parameter.
 *
 * @param list The list that the operation returns, if it is one.
 */
export function parameterOf(
  document: object,
  node: unknown,
  list: ListDescriptor | undefined,
  reader: EvidenceReader,
): Parameter {
  const parameter = resolveReference(document, node) as JsonObject;
  const name = String(parameter['name']);
  const filter = list?.filters.find((candidate) => candidate.parameter === name);
  const other = list?.others.find((candidate) => candidate.parameter === name);
  return {
    ...reader.read(parameter),
    name,
    in: parameter['in'] as Parameter['in'],
    required: parameter['required'] === true,
    deprecated: parameter['deprecated'] === true,
    type: valueTypeOf(document, parameter['schema']),
    joined: parameter['explode'] === false,
    examples: examplesOf(document, parameter),
    role: roleOf(name, list),
    ...(filter && { filter }),
    ...(other && { other }),
  };
}

function roleOf(name: string, list: ListDescriptor | undefined): Role {
  const { page, order } = list ?? {};
  if (page && [page.limit, page.marker, page.offset].includes(name)) return 'page';
  if (order && [order.by, order.key, order.direction].includes(name)) return 'order';
  return list?.filters.some(({ parameter }) => parameter === name) ? 'filter' : 'other';
}

function examplesOf(document: object, parameter: JsonObject): ParameterExample[] {
  const named = entriesOf(parameter['examples']).flatMap(([, node]) => {
    const example = resolveReference(document, node);
    if (!isObject(example)) return [];
    const summary = member(node, 'summary') ?? example['summary'];
    return [{ ...(typeof summary === 'string' && { summary }), value: example['value'] }];
  });
  return parameter['example'] === undefined ? named : [{ value: parameter['example'] }, ...named];
}
