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

/** Reports variables and parameters with a vague name, and literals that are spread for the formatter's sake. */
export function checkCode(text: string): CodeMatch[] {
  const matches: CodeMatch[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    ) {
      const name = node.name.text;
      const noun = Object.hasOwn(vagueNames, name) ? vagueNames[name] : undefined;
      if (noun !== undefined)
        matches.push({
          rule: 'vague-name',
          index: node.name.getStart(),
          found: name,
          why: 'A name says what it holds.',
          instead: `Call it by a noun: ${noun}.`,
        });
    }
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
