import type { ListDescriptor } from '@conoha-images/document';
import type { Document } from './bundle.ts';
import { bodySchemaName } from './names.ts';

/** The module with the standard description: the document, its lists, and the validators of their bodies. */
export function description(document: Document, lists: readonly ListDescriptor[]): { code: string; types: string } {
  const validators = lists.map((list) => {
    const schema = bodySchemaName(document, list);
    if (schema === undefined) {
      throw new Error(`The 200 body of ${list.operationId} has no named schema. Move it to components.schemas.`);
    }
    return [list.operationId, `validate${schema}`] as const;
  });
  const names = validators.map(([operationId]) => operationId).join(', ');
  return {
    code: `import document from './document.gen.js';
import { ${names} } from './lists.gen.js';
import { ${[...new Set(validators.map(([, validator]) => validator))].join(', ')} } from './validators.gen.js';

const validators = new Map([
${validators.map(([operationId, validator]) => `  ['${operationId}', ${validator}],`).join('\n')}
]);

export const standardDescription = {
  document,
  lists: [${names}],
  validate({ operationId }, body) {
    const result = validators.get(operationId)?.(body);
    return result === undefined || result.valid ? [] : result.violations;
  },
};
`,
    types: `import type { Description } from '@conoha-images/document';

/** The document of this package, with its lists and with validators that were compiled when it was generated. */
export declare const standardDescription: Description;
`,
  };
}
