import { type Evidence, evidenceOf, type Sources, shapeErrors, sourcesOf } from './evidence.ts';
import type { Location, Node, Problem, Rule, Visit } from './redocly.ts';

/**
 * Every parameter, response, header, security scheme, property, list and schema with required properties says which
 * sources it rests on.
 */
export const evidenceKnown: Rule = () => {
  let sources: Sources = {};
  const check = (node: Node, location: Location, report: (problem: Problem) => void): void => {
    if (node['x-evidence'] === undefined) return;
    for (const message of mistakesIn(node, sources)) report({ message, location: location.child(['x-evidence']) });
  };
  const requireOf = (node: Node, name: string, location: Location, report: (problem: Problem) => void): void => {
    if (node['x-evidence'] === undefined) report({ message: missing(name, sources), location: location.key() });
    check(node, location, report);
  };
  const require: Visit = (node, { report, location, type }) => requireOf(node, `This ${type.name}`, location, report);
  return {
    Root(root) {
      sources = sourcesOf(root);
    },
    Parameter: require,
    Response: require,
    Header: require,
    SecurityScheme: require,
    Operation(operation, { report, location }) {
      const list = operation['x-list'] as Node | undefined;
      if (list) requireOf(list, 'This x-list', location.child(['x-list']), report);
    },
    // Other schemas need evidence only as properties, because a $ref there may have x-evidence beside it.
    Schema(schema, { report, location }) {
      const { required = [] } = schema as { readonly required?: readonly string[] };
      if (required.length > 0) requireOf(schema, 'This schema with required properties', location, report);
      else check(schema, location, report);
    },
    SchemaProperties(properties, { report, location }) {
      for (const [name, property] of Object.entries(properties as Readonly<Record<string, Node>>)) {
        if (property['x-evidence'] !== undefined) continue;
        report({ message: missing(`The property ${name}`, sources), location: location.child([name]).key() });
      }
    },
  };
};

function missing(subject: string, sources: Sources): string {
  return `${subject} does not say how we know of it. Add x-evidence with one of ${Object.keys(sources).join(', ')}.`;
}

/** What is wrong with the x-evidence of a node. */
function mistakesIn(node: Node, sources: Sources): string[] {
  if (shapeErrors('x-evidence', node['x-evidence']).length > 0) {
    return [
      'x-evidence must be a source, a list of sources, or a map from sources to true, a text or a list of values.',
    ];
  }
  const values = listedValues(node);
  const evidence = evidenceOf(node);
  const unsupported = withoutEvidence(evidence, values);
  return [
    ...(unsupported.length === 0 ? [] : [`Nothing supports the values ${unsupported.join(', ')}. Add their source.`]),
    ...evidence.flatMap((part) => mistakesOf(part, values, sources)),
  ];
}

function mistakesOf({ source, claim }: Evidence, values: readonly string[], sources: Sources): string[] {
  return [
    ...(source in sources
      ? []
      : [`${source} is not one of the document's x-sources: ${Object.keys(sources).join(', ')}.`]),
    ...unlisted(claim, values).map(
      (value) =>
        `${value} is not a value that the schema lists: ${values.join(', ') || 'it lists none'}. Evidence for anything else is a text.`,
    ),
  ];
}

/** The listed values that no evidence names, if all evidence names nothing but values. */
function withoutEvidence(evidence: readonly Evidence[], values: readonly string[]): string[] {
  if (evidence.some(({ claim }) => !Array.isArray(claim))) return [];
  const named = new Set(evidence.flatMap(({ claim }) => claim));
  return values.filter((value) => !named.has(value));
}

function unlisted(claim: Evidence['claim'], values: readonly string[]): string[] {
  return Array.isArray(claim) ? claim.filter((value) => !values.includes(value)) : [];
}

/** The values that a parameter or property lists: its enum, that of its elements, or those of its alternatives. */
function listedValues(node: Node): string[] {
  const schema = (node['schema'] ?? node) as Node;
  const {
    enum: values = [],
    items = {},
    anyOf = [],
  } = schema as {
    enum?: string[];
    items?: Node;
    anyOf?: Node[];
  };
  const nested = [items, ...anyOf].flatMap((alternative) => (alternative['enum'] as string[] | undefined) ?? []);
  return [...values, ...nested];
}
