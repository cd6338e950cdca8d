import type { Operation, ParameterRule } from '../source/operation.ts';
import { comment, withNote } from './comment.ts';
import type { Document, DocumentParameter } from './document.ts';
import { parametersOf } from './operations.ts';

/** The module of the type of the client. */
export function clientType(document: Document, operations: Readonly<Record<string, Operation>>): string {
  const methods = Object.entries(operations).map(([name, { path }]) => {
    const { description = '' } = document.paths[path]?.get ?? {};
    return `${comment([withNote(description, listNote)], '  ')}  readonly ${keyOf(name)}: List<${JSON.stringify(name)}>;\n`;
  });
  return [
    "import type { List } from '../list.ts';\n\n",
    '/** A method for each list of the document, named by its `operationId`. */\nexport interface ImageClient {\n',
    ...methods,
    '}\n',
  ].join('');
}

/**
 * The module of the types of queries. They could be computed from the types of openapi-typescript, but then editors and
 * the compiler would show the computation instead of a name and a description.
 */
export function queryTypes(document: Document, operations: Readonly<Record<string, Operation>>): string {
  const lists = Object.entries(operations);
  const conflicts = new Set<string>();
  const code = [
    '/** The type of the query of each list. */\nexport interface Queries {\n',
    ...lists.map(([name]) => `  readonly ${keyOf(name)}: ${typeName(name)};\n`),
    '}\n\n',
    lists.map(([name, operation]) => queryOf(document, name, operation, conflicts)).join('\n'),
  ];
  if (conflicts.size > 0) {
    const members = [...conflicts].map((text) => `  ${JSON.stringify(text)} = ${JSON.stringify(text)},\n`);
    code.push(
      '\n/** No value has these types. Their names are what the compiler says about a conflict. */\ndeclare enum Conflict {\n',
      ...members,
      '}\n',
    );
  }
  const types = code.join('').replace(/\/\*\*.*?\*\//gs, '');
  const values = valueTypes.filter((name) => new RegExp(`\\b${name}\\b`).test(types));
  const imports = values.length === 0 ? '' : `import type { ${values.join(', ')} } from '../query-values.ts';\n\n`;
  return imports + code.join('');
}

/** The types of query-values.ts that a query may use. */
const valueTypes = ['Comparison', 'DateObject', 'OneOrMore', 'Time'];

const listNote =
  'Awaiting the result gives the first page. Iterating over it with `for await` gives the items of all pages.';

/** The interfaces of a query. If two parameters exclude each other, it is one of two interfaces. */
function queryOf(document: Document, operationId: string, operation: Operation, conflicts: Set<string>): string {
  const name = typeName(operationId);
  const doc = comment([`The parameters of \`${operationId}\`.`]);
  const properties = new Map(
    parametersOf(document, operation.path).map((parameter) => {
      const rule = operation.parameters[parameter.name] ?? {};
      return [parameter.name, propertyOf(parameter, rule)] as const;
    }),
  );
  const [exclusion] = Object.entries(operation.excludes);
  if (!exclusion) return `${doc}export interface ${name} {\n${[...properties.values()].join('')}}\n`;
  const [one, others] = exclusion;
  const own = (parameters: readonly string[]): string =>
    parameters.map((parameter) => properties.get(parameter) ?? '').join('');
  const conflicting = (parameters: readonly string[], rivals: readonly string[]): string =>
    parameters
      .map((parameter) => {
        const others = new Intl.ListFormat('en-GB').format(rivals);
        const conflict = `${parameter} can't be combined with ${others}`;
        conflicts.add(conflict);
        const doc = comment([`It can't be combined with ${others}.`], '  ');
        return `${doc}  readonly ${keyOf(parameter)}?: (typeof Conflict)[${JSON.stringify(conflict)}] | undefined;\n`;
      })
      .join('');
  const common = [...properties.keys()].filter((parameter) => parameter !== one && !others.includes(parameter));
  const suffix = pascalCase(one);
  return [
    `${doc}export type ${name} = ${name}With${suffix} | ${name}Without${suffix};\n`,
    `interface ${name}Common {\n${own(common)}}\n`,
    `interface ${name}With${suffix} extends ${name}Common {\n${own([one])}${conflicting(others, [one])}}\n`,
    `interface ${name}Without${suffix} extends ${name}Common {\n${own(others)}${conflicting([one], others)}}\n`,
  ].join('\n');
}

/** A parameter as a property of an interface. */
function propertyOf(parameter: DocumentParameter, rule: ParameterRule): string {
  const { name, description = '', schema } = parameter;
  const defaults = schema.default === undefined ? [] : [`@default ${JSON.stringify(schema.default)}`];
  const doc = comment([withNote(description, noteOf(rule)), ...defaults, ...examplesOf(parameter, rule)], '  ');
  const type = rule.required ? typeOf(rule) : `${typeOf(rule)} | undefined`;
  return `${doc}  readonly ${keyOf(name)}${rule.required ? '' : '?'}: ${type};\n`;
}

/** How this client takes a value that the description explains as the service takes it. */
function noteOf({ operators, many, type }: ParameterRule): string {
  if (many) return 'For several values, pass an array.';
  if (!operators) return '';
  const value = type === 'date-time' ? 'a `Date`, a string,' : 'a value,';
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(operators.map((name) => `\`${name}\``));
  return `Pass ${value} or an object with the operator ${names}, for example \`{ ${operators.at(-1)}: … }\`. The client itself adds prefixes, quotes and encoding.`;
}

function typeOf({ type = 'string', values, operators, many }: ParameterRule): string {
  const isTime = type === 'date-time';
  const scalar = values?.map((value) => JSON.stringify(value)).join(' | ') ?? scalars[type];
  if (many) return `OneOrMore<${scalar}>`;
  if (!operators) return scalar;
  const names = operators.map((operator) => JSON.stringify(operator)).join(' | ');
  return `${scalar} | Comparison<${names}, ${isTime ? 'Time' : scalar}>`;
}

const scalars: Readonly<Record<NonNullable<ParameterRule['type']>, string>> = {
  string: 'string',
  // Not `Time`, so that messages show both.
  'date-time': 'string | DateObject',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};

/** The examples of a parameter as a caller writes them: an operator before a value becomes a key. */
function examplesOf({ name, example, examples = {} }: DocumentParameter, { operators = [] }: ParameterRule): string[] {
  const written = (value: unknown): string => {
    const [, operator = '', operand = ''] = /^(\w+):(.*)$/s.exec(String(value)) ?? [];
    if (!operators.includes(operator)) return JSON.stringify(value);
    return `{ ${operator}: ${JSON.stringify(operator === 'in' ? operand.split(',') : operand)} }`;
  };
  const single = example === undefined ? [] : [`@example ${keyOf(name)}: ${written(example)}`];
  const named = Object.values(examples).map(
    ({ summary, value }) => `@example${summary ? `\n// ${summary}\n` : ' '}${keyOf(name)}: ${written(value)}`,
  );
  return [...single, ...named];
}

function typeName(operationId: string): string {
  return `${pascalCase(operationId)}Query`;
}

/** A name in the form of a type: `sort_key` becomes `SortKey`. */
function pascalCase(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
}

/** A name as a key of an object. */
function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
