import { elements, type JsonObject, textOf } from '../json.ts';
import { hasOrder, isRange } from './comparisons.ts';
import type { Invariant, ValueType } from './descriptor.ts';
import type { ListOperation } from './list-operation.ts';
import type { Path } from './problem.ts';

/** An x-list.invariants, whose shape list-vocabulary.schema.json defines. */
type Declaration = Pick<Invariant, 'property' | 'operator' | 'other'>;

/** A property that an invariant compares. */
interface Compared {
  readonly type: ValueType;
  readonly nullable: boolean;
}

/** Reads x-list.invariants. One that does not fit the schema of an item is a problem, and left out. */
export function readInvariants(operation: ListOperation): Invariant[] {
  const declarations = elements(operation.list['invariants']) as JsonObject[];
  return declarations.flatMap((declaration, index) => {
    const { property, operator, other } = declaration as unknown as Declaration;
    const at = ['x-list', 'invariants', index];
    const [one, another] = [
      readCompared(operation, textOf(property), [...at, 'property']),
      readCompared(operation, textOf(other), [...at, 'other']),
    ];
    if (!one || !another) return [];
    const misfit = misfitOf({ property, operator, other }, one.type, another.type);
    if (misfit !== undefined) {
      return operation.report('invariants-compare', at, `x-list.invariants compares ${misfit}`) ?? [];
    }
    const type = one.type === another.type ? one.type : 'number';
    return [{ property, operator, other, type, nullable: one.nullable || another.nullable }];
  });
}

function readCompared(operation: ListOperation, pointer: string, at: Path): Compared | undefined {
  const located = operation.inItem(pointer);
  if (!located) {
    return operation.report(
      'list-pointers-resolve',
      at,
      `x-list.invariants compares ${pointer}, but an item has no such property. Add it to the schema or correct the pointer.`,
    );
  }
  const { type, array, nullable } = operation.shapeOf(located.schema);
  if (type !== undefined && !array) return { type, nullable: nullable || !located.required };
  return operation.report(
    'invariants-compare',
    at,
    array
      ? `x-list.invariants compares ${pointer}, which is an array. Compare single values.`
      : `x-list.invariants compares ${pointer}, whose values have no single type. Compare a part of it instead.`,
  );
}

/** Why two properties can't be compared, and what to do; undefined if they can. */
function misfitOf(
  { property, operator, other }: Declaration,
  type: ValueType,
  otherType: ValueType,
): string | undefined {
  if (property === other) return `${property} with itself. Name another property.`;
  if (type !== otherType && !(isNumeric(type) && isNumeric(otherType))) {
    return `${property} as ${type} with ${other} as ${otherType}. Compare values of the same type.`;
  }
  return isRange(operator) && !hasOrder(type)
    ? `${property} with ${other} by ${operator}, but a ${type} has no order. Use eq or neq.`
    : undefined;
}

function isNumeric(type: ValueType): boolean {
  return type === 'integer' || type === 'number';
}
