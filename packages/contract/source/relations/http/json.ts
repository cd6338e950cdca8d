import { NotChecked, RelationFailure } from '../../errors.ts';
import { listRelation, type Relation } from '../support/relation.ts';
import { bodyRelationNames } from './body-faults.ts';

/** A relation of every body in the run. Each body was inspected when it arrived, because its bytes are not kept. */
function bodyRelation(name: string, sentence: string): Relation {
  return listRelation(name, sentence, async ({ responses }) => {
    if (responses.every(({ json }) => json === undefined)) throw new NotChecked('there was no JSON');
    for (const response of responses) {
      const fault = response.faults.find(({ relation }) => relation === name);
      if (fault) throw new RelationFailure(fault.expected, fault.got, [response]);
    }
  });
}

const { utf8, names, integers, surrogates } = bodyRelationNames;

export const jsonRelations: readonly Relation[] = [
  bodyRelation(
    utf8,
    'JSON is UTF-8 without a byte order mark, and its content type names no other charset (RFC 8259, section 8.1).',
  ),
  bodyRelation(names, 'No object has two members of the same name (RFC 8259, section 4).'),
  {
    ...bodyRelation(
      integers,
      'An integer is written without a fraction or an exponent, is not -0, and has a magnitude below 2^53 (RFC 8259, section 6).',
    ),
    level: 'warning',
  },
  {
    ...bodyRelation(surrogates, 'No string has half of a surrogate pair (RFC 8259, section 8.2).'),
    level: 'warning',
  },
];
