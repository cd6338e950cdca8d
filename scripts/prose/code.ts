import { type BindingPattern, type ParamPattern, parseSync, Visitor } from 'oxc-parser';

/** A place in code that breaks a rule about names or syntax. */
export interface CodeMatch {
  readonly rule: string;
  readonly index: number;
  readonly found: string;
  readonly why: string;
  readonly instead: string;
}

/** Names that say nothing of what they hold, with what to call it. */
const vagueNames: Readonly<Record<string, string>> = {
  each: 'the noun of one element: image, query, parameter, value',
  given: 'what the caller passes: value, options, parameters',
  asked: 'the request or its part: request, query, requestedLimit',
  broken: 'failure, or what is invalid: invalidQuery',
  exchange: 'request, response, or record',
  company: 'what stands beside it: otherFilters',
  together: 'combined, combination',
  session: 'what it holds: environment, connection, login',
  plan: 'what is planned: checks, steps, requests',
  meaning: 'what was read: value, operator, model',
  answer: 'response, result',
};

/** Reports variables and parameters with a vague name, and object literals that are spread into another. */
export function checkCode(text: string): CodeMatch[] {
  const matches: CodeMatch[] = [];
  const addNames = (patterns: readonly (BindingPattern | ParamPattern)[]): void => {
    for (const { name, start } of patterns.flatMap(declaredNames)) {
      if (Object.hasOwn(vagueNames, name))
        matches.push({
          rule: 'vague-name',
          index: start,
          found: name,
          why: 'A name says what it holds.',
          instead: `Call it by a noun: ${vagueNames[name]}.`,
        });
    }
  };
  new Visitor({
    VariableDeclarator: ({ id }) => addNames([id]),
    FunctionDeclaration: ({ params }) => addNames(params),
    FunctionExpression: ({ params }) => addNames(params),
    ArrowFunctionExpression: ({ params }) => addNames(params),
    TSFunctionType: ({ params }) => addNames(params),
    TSMethodSignature: ({ params }) => addNames(params),
    TSCallSignatureDeclaration: ({ params }) => addNames(params),
    ObjectExpression({ properties }) {
      for (const property of properties) {
        if (property.type === 'SpreadElement' && property.argument.type === 'ObjectExpression')
          matches.push({
            rule: 'spread-literal',
            index: property.start,
            found: text.slice(property.start, property.end),
            why: 'A literal that is spread into another is a detour.',
            instead: 'Write its members one a line.',
          });
      }
    },
  }).visit(parseSync('file.ts', text).program);
  return matches;
}

/** The names that a pattern chooses. The short form `{ name }` takes the name of a member, so it chooses none. */
function declaredNames(pattern: BindingPattern | ParamPattern): { name: string; start: number }[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'AssignmentPattern':
      return declaredNames(pattern.left);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? declaredNames(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'Property' && property.shorthand
          ? []
          : declaredNames(property.type === 'Property' ? property.value : property),
      );
    case 'RestElement':
      return declaredNames(pattern.argument);
    case 'TSParameterProperty':
      return declaredNames(pattern.parameter);
    default:
      return [];
  }
}
