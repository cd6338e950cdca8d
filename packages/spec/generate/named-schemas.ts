import ts from 'typescript';

const { factory } = ts;

/**
 * Gives each schema of the components a type of its own and refers to it by name, so that editors and the compiler say
 * `Image` instead of all its properties. It is a type, not an interface, because an interface can't be used as a
 * `Record<string, unknown>`.
 *
 * @param names The names of the schemas.
 */
export function namedSchemas(nodes: readonly ts.Node[], names: readonly string[]): ts.Node[] {
  const types: ts.Node[] = [];
  const visit = (node: ts.Node): ts.Node => {
    const name = nameOf(node);
    if (name !== undefined && names.includes(name)) return factory.createTypeReferenceNode(name);
    return ts.visitEachChild(node, visit, undefined);
  };
  /** Moves the type of a schema, which is a property of `components.schemas`, out of it. */
  const moved = (schema: ts.TypeElement): ts.TypeElement => {
    if (!ts.isPropertySignature(schema) || !ts.isIdentifier(schema.name) || !schema.type) return schema;
    const { text } = schema.name;
    const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
    const type = factory.createTypeAliasDeclaration(
      modifiers,
      text,
      undefined,
      ts.visitNode(schema.type, visit) as ts.TypeNode,
    );
    types.push(ts.setSyntheticLeadingComments(type, ts.getSyntheticLeadingComments(schema)));
    const reference = factory.createTypeReferenceNode(text);
    return factory.createPropertySignature(undefined, schema.name, schema.questionToken, reference);
  };
  const others = nodes.map((node) =>
    ts.isInterfaceDeclaration(node) && node.name.text === 'components'
      ? ts.visitEachChild(
          node,
          (member) =>
            isSchemas(member)
              ? ts.visitEachChild(
                  member,
                  (type) =>
                    ts.isTypeLiteralNode(type) ? factory.createTypeLiteralNode(type.members.map(moved)) : type,
                  undefined,
                )
              : visit(member),
          undefined,
        )
      : visit(node),
  );
  return [...others, ...types];
}

function isSchemas(node: ts.Node): boolean {
  return ts.isPropertySignature(node) && ts.isIdentifier(node.name) && node.name.text === 'schemas';
}

/** The name in `components["schemas"]["NAME"]`. */
function nameOf(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: components, indexType: part } = node.objectType;
  const isReference =
    ts.isTypeReferenceNode(components) &&
    ts.isIdentifier(components.typeName) &&
    components.typeName.text === 'components' &&
    textOf(part) === 'schemas';
  return isReference ? textOf(node.indexType) : undefined;
}

function textOf(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}
