import type { JsonObject } from '@conoha-images/document';
import { evidenceOf, type Source, type Sources } from '@conoha-images/openapi/evidence';
import { absenceNotes, type Notes, notesFor, withoutNotes } from '@conoha-images/openapi/evidence-notes';

/** How sure sources can make us of the live API, the surest first. */
export const standings = ['official', 'observed', 'unverified'] as const;

export type Standing = (typeof standings)[number];

/** What rests on one source. */
export interface Evidence {
  /** The id in x-sources. */
  readonly id: string;
  readonly source: Source;
  readonly standing: Standing;
  /** All that no other evidence names (true), a part in words as Markdown, or some of the listed values. */
  readonly claim: true | string | readonly string[];
}

/** A description without the notes on its evidence, and the evidence itself. */
export interface Described {
  /** Markdown. */
  readonly description: string;
  readonly evidence: readonly Evidence[];
  /** What the reference says of a query parameter that the provider's reference page does not have. */
  readonly absent?: string;
}

/** Reads descriptions and their evidence from a document whose descriptions end with notes. */
export class EvidenceReader {
  readonly #sources: Sources;
  readonly #notes: Notes;

  constructor(sources: Sources, notes: Notes) {
    this.#sources = sources;
    this.#notes = notes;
  }

  /** @param holder The node with the x-evidence, if it is not the one with the description. */
  read(node: JsonObject, holder: JsonObject = node): Described {
    const evidence = evidenceOf(holder);
    const [absent] = absenceNotes(node, this.#sources);
    const notes = [
      ...(absent === undefined ? [] : [absent]),
      ...(holder['x-evidence'] === undefined ? [] : notesFor(evidence, this.#sources, this.#notes)),
    ];
    return {
      description: withoutNotes(String(node['description'] ?? '').trimEnd(), notes),
      evidence: evidence.map(({ source: id, claim }) => {
        const source = this.#sources[id] ?? { title: id };
        return { id, source, standing: standingOf(source), claim };
      }),
      ...(absent !== undefined && { absent }),
    };
  }
}

/** How sure a source makes us of the live API. */
export function standingOf({ official, observed }: Source): Standing {
  if (official) return 'official';
  return observed ? 'observed' : 'unverified';
}
