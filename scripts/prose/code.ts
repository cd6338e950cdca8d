import ts from 'typescript';
import { parseTypeScript } from './typescript.ts';

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
};

/** Reports variables and parameters with a vague name, and object literals that are spread into another. */
export function checkCode(text: string): CodeMatch[] {
  const matches: CodeMatch[] = [];
  const visit = (node: ts.Node): void => {
    const name = declaredName(node);
    if (name && Object.hasOwn(vagueNames, name.text))
      matches.push({
        rule: 'vague-name',
        index: name.getStart(),
        found: name.text,
        why: 'A name says what it holds.',
        instead: `Call it by a noun: ${vagueNames[name.text]}.`,
      });
    if (ts.isSpreadAssignment(node) && ts.isObjectLiteralExpression(node.expression))
      matches.push({
        rule: 'spread-literal',
        index: node.getStart(),
        found: node.getText(),
        why: 'A literal that is spread into another is a detour.',
        instead: 'Write its members one a line.',
      });
    ts.forEachChild(node, visit);
  };
  visit(parseTypeScript(text));
  return matches;
}

/** The name that a declaration chooses. The short form `{ name }` takes the name of a member, so it chooses none. */
function declaredName(node: ts.Node): ts.Identifier | undefined {
  const chooses =
    ts.isVariableDeclaration(node) || ts.isParameter(node) || (ts.isBindingElement(node) && isRenamed(node));
  return chooses && ts.isIdentifier(node.name) ? node.name : undefined;
}

function isRenamed({ propertyName, parent }: ts.BindingElement): boolean {
  return propertyName !== undefined || ts.isArrayBindingPattern(parent);
}
