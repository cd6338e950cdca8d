import { type VocabularyKeyword, vocabularyErrors } from '@conoha-images/document/node';
import type { Context, Node, Rule } from './redocly.ts';

/** x-list and x-filter satisfy the vocabulary's JSON Schema. */
export const listVocabularySchema: Rule = () => {
  const check = (keyword: VocabularyKeyword, node: Node, context: Context): void => {
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
    Parameter: (node, context) => check('x-filter', node, context),
  };
};
