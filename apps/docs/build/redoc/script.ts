import { readFile } from 'node:fs/promises';
import type { Language } from '../site.ts';
import { phrases, words } from './words.ts';

/** The script that runs before Redoc's. It has the words that the mends put into Redoc. */
export async function script(language: Language): Promise<string> {
  const data = { redocWords: words[language], redocPhrases: phrases[language] };
  const globals = Object.entries(data).map(
    ([name, value]) => `globalThis.${name} = ${JSON.stringify(value).replaceAll('<', '\\u003c')};`,
  );
  return `${globals.join('\n')}\n${await readFile(new URL('page/page.js', import.meta.url), 'utf8')}`;
}
