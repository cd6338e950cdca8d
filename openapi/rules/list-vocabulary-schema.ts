import vocabulary from '@conoha-images/vocabulary/list-vocabulary.schema.json' with { type: 'json' };
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Context, Node, Rule } from './redocly.ts';

const ajv = new Ajv2020({ allErrors: true });
ajv.addSchema(vocabulary, 'vocabulary');

/** x-list and x-filter have the shape that the vocabulary's JSON Schema gives them. */
export const listVocabularySchema: Rule = () => {
  const check = (keyword: 'x-list' | 'x-filter', node: Node, context: Context): void => {
    if (node[keyword] === undefined) return;
    const validate = ajv.getSchema(`vocabulary#/$defs/${keyword}`);
    if (!validate || validate(node[keyword])) return;
    context.report({
      message: `${keyword} is not as docs/list-vocabulary.md has it: ${inWords(validate.errors ?? [])}.`,
      location: context.location.child([keyword]),
    });
  };
  return {
    Operation: (node, context) => check('x-list', node, context),
    Parameter: (node, context) => check('x-filter', node, context),
  };
};

function inWords(errors: readonly ErrorObject[]): string {
  // What an `if` leads to has an error of its own.
  const causes = errors.filter(({ keyword }) => keyword !== 'if');
  return causes
    .map(({ instancePath, message, params }) => {
      const about = params['allowedValues'] ?? params['allowedValue'] ?? params['additionalProperty'];
      return [instancePath, message, about && `(${[about].flat().join(', ')})`].filter(Boolean).join(' ');
    })
    .join('; ');
}
