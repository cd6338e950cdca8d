import type { Notes } from '@conoha-images/openapi/evidence-notes';
import type { RootContent } from 'mdast';
import type { Described } from '../model/evidence.ts';
import type { Sentences } from '../sentences/wording.ts';
import { evidenceSentences } from './evidence.ts';
import { blocks, code, type Inline, inline, paragraph } from './nodes.ts';
import type { Words } from './words.ts';

/** What every part of the file is written with. */
export interface Context {
  readonly words: Words;
  readonly sentences: Sentences;
  readonly notes: Notes;
}

/** Values as code, separated by commas. */
export function codes(values: readonly string[], { words }: Context): Inline[] {
  return joined(
    values.map((value) => [code(value)]),
    words.comma,
  );
}

/** Parts of a line, with a separator between them. */
export function joined(parts: readonly (readonly Inline[])[], separator: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** In parentheses. */
export function bracketed(
  {
    words: {
      parentheses: [open, close],
    },
  }: Context,
  ...content: readonly Inline[]
): Inline[] {
  return [open, ...content, close];
}

/** Sentences of Markdown as one paragraph; no paragraph if there are none. */
export function sentenceParagraph(sentences: readonly string[], { words }: Context): RootContent[] {
  return sentences.length === 0 ? [] : [paragraph(...joined(sentences.map(inline), words.space))];
}

/** A name and its value, such as `Default: 25`. */
export function labeled(label: string, { words }: Context, ...value: readonly Inline[]): Inline[] {
  return [`${label}${words.colon}`, ...value];
}

/** The description of a part, then what else is known of it, and last its evidence. */
export function described(
  { description, evidence, absent }: Described,
  context: Context,
  between: readonly RootContent[] = [],
): RootContent[] {
  const sentences = [...(absent === undefined ? [] : [absent]), ...evidenceSentences(evidence, context.notes)];
  return [...blocks(description, 6), ...between, ...sentenceParagraph(sentences, context)];
}
