import type { Filter, NamedProperty, Operator } from '@conoha-images/document';
import type { Parameters } from './parameters.ts';
import { elementsOf, holds, type Item, inLowerCase, propertyOf, type Value, valueNamed } from './value.ts';

/** What one filter compares, and how a query writes it. */
export interface Condition {
  readonly filter: Filter;
  readonly operator: Operator;
  /** The values to compare with, as texts. */
  readonly operands: readonly string[];
  /** The parameters that express the condition. */
  readonly parameters: Parameters;
}

/** The filter behind a parameter that the document does not name. */
export function additionalFilter(property: NamedProperty, operator: Operator, parameter = property.name): Filter {
  return { ...property, parameter, operators: [operator], prefixed: false, repeated: false };
}

/** A property that the document does not describe. The vocabulary treats it as a string. */
export function undescribedProperty(name: string): NamedProperty {
  return { name, property: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, type: 'string', nullable: true };
}

/** Writes a condition. The value has a prefix unless it means the filter's first operator and can't be misread. */
export function condition(filter: Filter, operator: Operator, ...operands: readonly string[]): Condition {
  const text = operator === 'in' ? commaList(operands) : operands.join();
  // A service does not take the colons of a time for the end of a prefix.
  const needsPrefix = operator !== filter.operators[0] || (filter.type === 'string' && text.includes(':'));
  const prefix = filter.prefixed && needsPrefix ? `${operator}:` : '';
  const isRepeated = operator === 'contains' && !filter.joined;
  const texts = isRepeated ? operands : [prefix + text];
  return { filter, operator, operands, parameters: texts.map((value) => [filter.parameter, value]) };
}

/** The same condition with another text as the parameter's value. */
export function rewritten(condition: Condition, text: string): Condition {
  return { ...condition, parameters: [[condition.filter.parameter, text]] };
}

/** The same condition with one of its operands written in another way; a prefix stays. */
export function withOperandAs(condition: Condition, operand: string, text: string): Condition {
  const [[, value = ''] = []] = condition.parameters;
  return rewritten(condition, value.replace(operand, text));
}

/** The elements of an `in`, with quotes around those that contain a comma. */
export function commaList(elements: readonly string[]): string {
  return elements.map((element) => (element.includes(',') ? `"${element}"` : element)).join();
}

/** Whether an `in` can list a value. The vocabulary has no way to write a quote within an element, or an empty list. */
export function canBeListed(text: string): boolean {
  return text !== '' && !/["\\]/.test(text);
}

/** Whether an item satisfies a condition. */
export function satisfies(item: Item, condition: Condition): boolean {
  return testOf(condition)(comparedValue(item, condition.filter));
}

/** What a filter compares: a value, or the elements of an array. */
export type ComparedValue = Value | undefined | readonly Value[];

/** What a filter compares of an item. */
export function comparedValue(item: Item, filter: Filter): ComparedValue {
  const fold = foldOf(filter);
  if (filter.operators.includes('contains')) return elementsOf(item, filter).map(fold);
  return fold(propertyOf(item, filter));
}

/** Tells of a compared value whether it satisfies a condition. */
export function testOf({ filter, operator, operands }: Condition): (value: ComparedValue) => boolean {
  const fold = foldOf(filter);
  const texts = operands.map(fold);
  if (filter.wildcard !== undefined && texts.includes(fold(filter.wildcard))) return () => true;
  if (operator === 'contains') {
    const elements = texts.map((text) => valueNamed(text.trim(), filter.type));
    return (value) => elements.every((element) => (value as readonly unknown[]).includes(element ?? Number.NaN));
  }
  const values = texts.map((text) => valueNamed(text, filter.type));
  return (value) => holds(operator, value as Value | undefined, values);
}

/** Ignores the case of a text if the filter does. */
function foldOf({ ignoreCase }: Filter): <Folded extends Value | undefined>(value: Folded) => Folded {
  return (value) => (ignoreCase && typeof value === 'string' ? (inLowerCase(value) as typeof value) : value);
}
