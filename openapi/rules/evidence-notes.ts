import { type Claim, type Evidence, evidenceOf, type Source, type Sources, sourcesOf } from './evidence.ts';
import type { Node, Rule, Visit } from './redocly.ts';

/** The words of x-evidence-notes, each with its placeholders in braces. */
export type Notes = Readonly<
  Record<'official' | 'observed' | 'unverified' | 'claim' | 'source' | 'separator' | 'values', string>
>;

/**
 * Says in the reference how we know: ends each description with links to the sources of its x-evidence, says what is not
 * verified against the live API, and lists all sources in the document's own description.
 */
export const evidenceNotes: Rule = () => {
  let sources: Sources = {};
  let notes: Notes | undefined;
  const append = (node: Node, texts: readonly string[]): void => {
    node['description'] = [String(node['description'] ?? '').trimEnd(), ...texts].filter(Boolean).join('\n\n');
  };
  const leave: Visit = (node) => {
    if (notes && node['x-evidence'] !== undefined) append(node, notesFor(evidenceOf(node), sources, notes));
  };
  return {
    Root: {
      enter(root) {
        sources = sourcesOf(root);
        notes = root['x-evidence-notes'] as Notes | undefined;
        if (notes) append(root['info'] as Node, sourceNotes(sources, notes));
      },
    },
    Parameter: {
      leave(parameter, context) {
        if (notes) append(parameter, absenceNotes(parameter, sources));
        leave(parameter, context);
      },
    },
    Response: { leave },
    Header: { leave },
    SecurityScheme: { leave },
    Schema: { leave },
    Operation: {
      leave(operation) {
        const { 'x-list': list = {} } = operation as { 'x-list'?: Node };
        if (notes) append(operation, notesFor(evidenceOf(list), sources, notes));
      },
    },
  };
};

/**
 * A description as the document has it, without the notes at its end.
 *
 * @throws if the description does not end with these notes.
 */
export function withoutNotes(description: string, notes: readonly string[]): string {
  const end = notes.join('\n\n');
  if (!description.endsWith(end)) throw new Error(`The description does not end with its notes: ${end}`);
  return description.slice(0, description.length - end.length).trimEnd();
}

/** What the reference says of a query parameter that the provider's reference page does not have; empty for others. */
export function absenceNotes(parameter: Node, sources: Sources): string[] {
  const [id, { absent = '' } = {}] = Object.entries(sources).find(([, source]) => source.absent !== undefined) ?? [];
  const isAbsent = id !== undefined && evidenceOf(parameter).every(({ source }) => source !== id);
  return isAbsent && parameter['in'] === 'query' ? [absent] : [];
}

/** The list of all sources. */
export function sourceNotes(sources: Sources, notes: Notes): string[] {
  return [
    Object.values(sources)
      .map((source) => `- ${withDate(source, notes)}`)
      .join('\n'),
  ];
}

/** One sentence for the official sources, one for the programs that use the live API, one for the others. */
export function notesFor(evidence: readonly Evidence[], sources: Sources, notes: Notes): string[] {
  const supports = evidence.map(({ source, claim }) => ({ source: sources[source] ?? { title: source }, claim }));
  const official = supports.filter(({ source }) => source.official);
  const observed = supports.filter(({ source }) => source.observed);
  const others = supports.filter(({ source }) => !source.official && !source.observed);
  // A fact that rests on the reference page alone is not marked: the document says so once.
  const isPlain = official.every(({ source, claim }) => claim === true && source.absent !== undefined);
  return [
    ...(isPlain ? [] : [evidenceSentence(notes.official, official, notes)]),
    ...(observed.length === 0 ? [] : [evidenceSentence(notes.observed, observed, notes)]),
    ...(others.length === 0 ? [] : [evidenceSentence(notes.unverified, others, notes)]),
  ];
}

/** A source, and what rests on it. */
interface Support {
  readonly source: Source;
  readonly claim: Claim;
}

/** @param template The words of a kind of source: a member of the notes. */
export function evidenceSentence(template: string, supports: readonly Support[], notes: Notes): string {
  const named = supports.map(({ source, claim }) => {
    const link = linkTo(source);
    const words = Array.isArray(claim) ? claim.map((value) => `\`${value}\``).join(notes.values) : claim;
    if (typeof words !== 'string') return link;
    return filled(notes.claim, { source: link, claim: words });
  });
  return filled(template, { sources: named.join(notes.separator) });
}

function withDate(source: Source, notes: Notes): string {
  const { read } = source;
  return read === undefined ? linkTo(source) : filled(notes.source, { source: linkTo(source), date: read });
}

function linkTo({ title, url }: Source): string {
  return url === undefined ? title : `[${title}](${url})`;
}

/** A template with the values in the place of their names. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
