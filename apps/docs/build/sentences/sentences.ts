import type { Language } from '../site.ts';
import { english } from './en.ts';
import { japanese } from './ja.ts';
import type { Sentences } from './wording.ts';

/** The sentences about x-list and x-filter in each language. */
export const sentences: Readonly<Record<Language, Sentences>> = { ja: japanese, en: english };
