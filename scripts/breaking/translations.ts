import { japanese } from '../../openapi/rules/prose.ts';
import type { Change } from './change.ts';
import { placeOf, valuesOf } from './places.ts';

/** A document in its own language, and with the overlay applied that translates it. */
export interface Translated {
  readonly document: object;
  readonly english: object;
}

interface Text {
  readonly japanese: string;
  readonly english: string;
}

/** Compares the English of the texts that both documents have. Texts are no part of what a program relies on. */
export function compareTranslations(base: Translated, revision: Translated): Change[] {
  const after = textsOf(revision);
  return [...textsOf(base)].flatMap(([place, before]) => {
    const text = after.get(place);
    const wasTranslated = before.english !== before.japanese;
    if (!text || !wasTranslated) return [];
    if (text.english === text.japanese) {
      const message = `The translation was removed; it was “${firstLine(before.english)}”.`;
      return japanese.test(text.japanese) ? { rating: 'warning', place, message } : [];
    }
    if (text.japanese === before.japanese) {
      if (text.english === before.english) return [];
      const message = `The translation changed to “${firstLine(text.english)}”; the Japanese text did not change.`;
      return { rating: 'compatible', place, message };
    }
    if (text.english !== before.english) return [];
    return { rating: 'warning', place, message: 'The Japanese text changed; its translation did not.' };
  });
}

function textsOf({ document, english }: Translated): Map<string, Text> {
  const translations = new Map<string, string>();
  for (const [path, value] of valuesOf(english))
    if (typeof value === 'string') translations.set(path.join('\n'), value);
  const texts = new Map<string, Text>();
  for (const [path, value] of valuesOf(document)) {
    const translation = translations.get(path.join('\n'));
    if (typeof value !== 'string' || translation === undefined) continue;
    texts.set(placeOf(document, path), { japanese: value, english: translation });
  }
  return texts;
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length < text.trimEnd().length ? `${line} …` : line;
}
