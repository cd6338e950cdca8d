import type { Notes } from '@conoha-images/openapi/evidence-notes';
import type { Evidence, Standing } from '../model/evidence.ts';

const standings: readonly Standing[] = ['official', 'observed', 'unverified'];

/**
 * What a description rests on, as a sentence of Markdown for each kind of source.
 *
 * @param notes The words of the document (`x-evidence-notes`).
 */
export function evidenceSentences(evidence: readonly Evidence[], notes: Notes): string[] {
  return standings.flatMap((standing) => {
    const named = evidence.filter((part) => part.standing === standing).map((part) => sourceOf(part, notes));
    return named.length === 0 ? [] : [filled(notes[standing], { sources: named.join(notes.separator) })];
  });
}

function sourceOf({ source: { title, url }, claim }: Evidence, notes: Notes): string {
  const source = url === undefined ? title : `[${title}](${url})`;
  if (claim === true) return source;
  const part = typeof claim === 'string' ? claim : claim.map((value) => `\`${value}\``).join(notes.values);
  return filled(notes.claim, { source, claim: part });
}

/** A template with the values in the place of their names. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
