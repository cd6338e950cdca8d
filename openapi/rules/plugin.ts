import { evidence } from './evidence.ts';
import { listVocabulary } from './list-vocabulary.ts';
import { listVocabularySchema } from './list-vocabulary-schema.ts';
import { markUnverified } from './mark-unverified.ts';
import { namedExamples } from './named-examples.ts';
import { overlayComplete } from './overlay-complete.ts';
import type { Plugin } from './redocly.ts';

/** Our rules and decorators, as Redocly loads them. redocly.yaml enables each. */
export default function plugin(): Plugin {
  return {
    id: 'conoha-images',
    rules: {
      oas3: {
        'list-vocabulary-schema': listVocabularySchema,
        'list-operation-named': listVocabulary('list-operation-named'),
        'list-pointers-resolve': listVocabulary('list-pointers-resolve'),
        'list-parameters-exist': listVocabulary('list-parameters-exist'),
        'list-parameters-accounted-for': listVocabulary('list-parameters-accounted-for'),
        'filter-types-fit': listVocabulary('filter-types-fit'),
        'sort-keys-are-properties': listVocabulary('sort-keys-are-properties'),
        evidence,
        'named-examples': namedExamples,
        'overlay-complete': overlayComplete,
      },
    },
    decorators: {
      oas3: {
        'mark-unverified': markUnverified,
      },
    },
  };
}
