import { member, nodeAt } from '@conoha-images/document';
import { type Change, difference, isEqual, type Rating } from './change.ts';
import { placeOf } from './places.ts';
import { alwaysBreaking, compareWords, type Rates } from './words.ts';

/** A query parameter of a list, as far as its filter goes. */
interface FilterParameter {
  readonly index: string;
  /** Its `x-filter`, if it has one. */
  readonly filter: unknown;
  /** The values that its schema lists, if it lists them. */
  readonly values: readonly unknown[] | undefined;
  /** Whether a value can be a text of any kind. */
  readonly isText: boolean;
}

/** Compares the filters of the parameters that a list has in both documents; redocly diff reports the others. */
export function compareFilters(base: object, revision: object, path: string): Change[] {
  const after = parametersOf(revision, path);
  return [...parametersOf(base, path)].flatMap(([name, before]) => {
    const parameter = after.get(name);
    if (!parameter) return [];
    const place = placeOf(revision, ['paths', path, 'get', 'parameters', parameter.index, 'x-filter']);
    return compareFilter(before, parameter).map((change) => ({ ...change, place }));
  });
}

function compareFilter(
  { filter: before, values, isText }: FilterParameter,
  { filter: after }: FilterParameter,
): Omit<Change, 'place'>[] {
  const [property, other] = [member(before, 'property'), member(after, 'property')];
  if (property !== undefined && other === undefined)
    return breaking(`The parameter no longer compares \`${property}\`.`);
  if (property === undefined && other !== undefined) return breaking(`The parameter now compares \`${other}\`.`);
  if (property === undefined) return [];
  const rates: Rates = {
    property: alwaysBreaking,
    // A value that becomes the wildcard was compared before, unless the enum did not allow it.
    wildcard: (one, another) => {
      const wasRejected = values !== undefined && !values.includes(another) && member(before, 'open') !== true;
      return one === undefined && wasRejected ? 'compatible' : 'breaking';
    },
    // Without `open`, values outside the enum are rejected.
    open: (one) => (one === undefined ? 'warning' : 'breaking'),
    // Items with an exclusive value are hidden from every caller but one.
    exclusive: (one = [], another = []) =>
      (another as unknown[]).every((value) => (one as unknown[]).includes(value)) ? 'warning' : 'breaking',
    ignoreCase: (one) => (one === undefined ? 'compatible' : 'breaking'),
  };
  return [
    ...compareOperators(operatorsOf(before), operatorsOf(after), isText),
    ...compareWords(withoutOperators(before), withoutOperators(after), rates),
  ];
}

function breaking(message: string): Omit<Change, 'place'>[] {
  return [{ rating: 'breaking', message }];
}

/** One operator, or those that the prefix of a value can choose. */
type Operators = string | readonly string[] | undefined;

function operatorsOf(filter: unknown): Operators {
  return (member(filter, 'operators') ?? member(filter, 'operator')) as Operators;
}

function withoutOperators(filter: unknown): object {
  const { operator, operators, ...words } = filter as Record<string, unknown>;
  return words;
}

/** Compares `operator` and `operators` as one word, so that a change from one to the other is one change. */
function compareOperators(before: Operators, after: Operators, isText: boolean): Omit<Change, 'place'>[] {
  if (isEqual(before, after)) return [];
  const wordOf = (value: Operators): string => (Array.isArray(value) ? '`operators`' : '`operator`');
  const [word, other] = [wordOf(before ?? after), wordOf(after ?? before)];
  const message = difference(word === other ? word : `${word} became ${other}: it`, before, after);
  return [{ rating: rateOperators(before, after, isText), message }];
}

function rateOperators(before: Operators, after: Operators, isText: boolean): Rating {
  const [ones, others] = [[before].flat(), [after].flat()];
  // The first operator is the one of a value without a prefix.
  if (ones[0] !== others[0] || ones.some((operator) => !others.includes(operator))) return 'breaking';
  const [hadPrefixes, hasPrefixes] = [Array.isArray(before), Array.isArray(after)];
  // A text with a colon in it was compared as a whole before it could have a prefix.
  if (!hadPrefixes && hasPrefixes) return isText ? 'breaking' : 'compatible';
  return hadPrefixes && !hasPrefixes ? 'breaking' : 'compatible';
}

function parametersOf(document: object, path: string): Map<string, FilterParameter> {
  const parameters = ['paths', path, 'get', 'parameters'];
  const found = nodeAt(document, ...parameters);
  return new Map(
    (Array.isArray(found) ? found : []).map((_, position): [name: string, FilterParameter] => {
      const index = String(position);
      const { name, 'x-filter': filter } = nodeAt(document, ...parameters, index) as Record<string, unknown>;
      const values = nodeAt(document, ...parameters, index, 'schema', 'enum');
      const type = nodeAt(document, ...parameters, index, 'schema', 'type') ?? 'string';
      return [
        String(name),
        { index, filter, values: Array.isArray(values) ? values : undefined, isText: type === 'string' },
      ];
    }),
  );
}
