import { evidenceKnown } from './evidence-known.ts';
import { evidenceNotes } from './evidence-notes.ts';
import { evidenceSources } from './evidence-sources.ts';
import { examplesKeepInvariants } from './examples-keep-invariants.ts';
import { listVocabulary } from './list-vocabulary.ts';
import { listVocabularySchema } from './list-vocabulary-schema.ts';
import { namedExamples } from './named-examples.ts';
import { overlayComplete } from './overlay-complete.ts';
import type { Plugin } from './redocly.ts';
import { undocumentedParametersLast } from './undocumented-parameters-last.ts';

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
        'invariants-compare': listVocabulary('invariants-compare'),
        'examples-keep-invariants': examplesKeepInvariants,
        'evidence-known': evidenceKnown,
        'evidence-sources': evidenceSources,
        'undocumented-parameters-last': undocumentedParametersLast,
        'named-examples': namedExamples,
        'overlay-complete': overlayComplete,
      },
    },
    decorators: {
      oas3: {
        'evidence-notes': evidenceNotes,
      },
    },
  };
}
