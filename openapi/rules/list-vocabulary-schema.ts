import { type VocabularyKeyword, vocabularyErrors } from '@conoha-images/document/node';
import type { Context, Rule } from './redocly.ts';

/** x-list, x-filter and x-evidence satisfy the vocabulary's JSON Schema. */
export const listVocabularySchema: Rule = () => {
  const check = (keyword: VocabularyKeyword, node: Record<string, unknown>, context: Context): void => {
    if (node[keyword] === undefined) return;
    const errors = vocabularyErrors(keyword, node[keyword]);
    if (errors.length === 0) return;
    context.report({
      message: `${keyword} breaks the schema in docs/list-vocabulary.md: ${errors.join('; ')}.`,
      location: context.location.child([keyword]),
    });
  };
  return {
    Operation: (node, context) => check('x-list', node, context),
    Parameter: (node, context) => {
      check('x-filter', node, context);
      check('x-evidence', node, context);
    },
    Response: (node, context) => check('x-evidence', node, context),
    Header: (node, context) => check('x-evidence', node, context),
    Schema: (node, context) => check('x-evidence', node, context),
  };
};
