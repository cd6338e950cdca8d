import { japanese } from '../../openapi/rules/prose.ts';
import type { Change } from './change.ts';
import { placeOf, valuesOf } from './places.ts';

/** A document as it is written, and translated by its overlay. */
export interface Translated {
  readonly document: object;
  readonly english: object;
}

interface Text {
  readonly place: string;
  readonly japanese: string;
  readonly english: string;
}

/**
 * Compares the English of the texts that both documents have. If the Japanese changed and the English did not,
 * `npm run lint:api` reports it, unless somebody has reviewed the English.
 */
export function compareTranslations(base: Translated, revision: Translated): Change[] {
  const after = textsOf(revision);
  return [...textsOf(base)].flatMap(([key, { place, ...before }]): Change[] => {
    const text = after.get(key);
    if (!text || before.english === before.japanese || text.english === before.english) return [];
    if (text.english === text.japanese && japanese.test(text.japanese)) {
      return [
        { rating: 'warning', place, message: `The translation was removed; it was “${firstLine(before.english)}”.` },
      ];
    }
    if (text.japanese !== before.japanese) return [];
    const message = `The translation changed to “${firstLine(text.english)}”; the Japanese text did not change.`;
    return [{ rating: 'compatible', place, message }];
  });
}

/** The texts of a document, by their place. A value that the overlay does not translate is the same in both. */
function textsOf({ document, english }: Translated): Map<string, Text> {
  const translations = new Map([...valuesOf(english)].map(({ path, value }) => [JSON.stringify(path), value]));
  const texts = new Map<string, Text>();
  for (const { path, key, value } of valuesOf(document)) {
    const translation = translations.get(JSON.stringify(path));
    if (typeof value !== 'string' || typeof translation !== 'string') continue;
    texts.set(key, { place: placeOf(document, path), japanese: value, english: translation });
  }
  return texts;
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length < text.trimEnd().length ? `${line} …` : line;
}
