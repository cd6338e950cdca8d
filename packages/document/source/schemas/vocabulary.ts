import { createRequire } from 'node:module';
import { newAjv, requirementOf } from './ajv.ts';

// Not an import with { type: 'json' }: Node 20 warns that those are experimental.
const schema = createRequire(import.meta.url)('@conoha-images/document/list-vocabulary.schema.json') as object;
const ajv = newAjv();
ajv.addSchema(schema, 'vocabulary');

/** The extensions whose shape `list-vocabulary.schema.json` defines. */
export type VocabularyKeyword = 'x-list' | 'x-filter';

/**
 * How the value of an extension breaks `list-vocabulary.schema.json`, one text for each error. Empty if it is valid.
 *
 * A text starts with a pointer into the value unless it is about the whole: `/page must have …`.
 */
export function vocabularyErrors(keyword: VocabularyKeyword, value: unknown): string[] {
  const validate = ajv.getSchema(`vocabulary#/$defs/${keyword}`);
  if (!validate || validate(value)) return [];
  return (
    (validate.errors ?? [])
      // An `if` fails only together with a keyword of its `then` or `else`, which says more.
      .filter((error) => error.keyword !== 'if')
      .map((error) => [error.instancePath, requirementOf(error)].filter(Boolean).join(' '))
  );
}
