import { evidenceSentence, type Notes } from '@conoha-images/openapi/evidence-notes';
import { type Evidence, standings } from '../model/evidence.ts';

/**
 * What a description rests on, as a sentence of Markdown for each kind of source.
 *
 * @param notes The words of the document (`x-evidence-notes`).
 */
export function evidenceSentences(evidence: readonly Evidence[], notes: Notes): string[] {
  return standings.flatMap((standing) => {
    const parts = evidence.filter((part) => part.standing === standing);
    return parts.length === 0 ? [] : [evidenceSentence(notes[standing], parts, notes)];
  });
}
