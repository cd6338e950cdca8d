import type { ListDescriptor } from '@conoha-images/document';
import ts from 'typescript';

/** The module of list descriptors. They are constants, so that every name in them has a literal type. */
export function lists(descriptors: readonly ListDescriptor[]): { code: string; types: string } {
  const source = descriptors
    .map(
      (list) =>
        `/** What \`GET ${list.path}\` does: its pages, order and filters. */\nexport const ${list.operationId} = ${JSON.stringify(list, null, 2)} as const;\n`,
    )
    .join('\n');
  const compilerOptions: ts.CompilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  return {
    code: ts.transpileModule(source, { compilerOptions }).outputText,
    types: ts.transpileDeclaration(source, { compilerOptions }).outputText,
  };
}
