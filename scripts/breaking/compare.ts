import type { Change } from './change.ts';
import { compareDefaults } from './defaults.ts';
import { compareEvidence } from './evidence.ts';
import { compareLists } from './lists.ts';
import { compareServers } from './servers.ts';
import { compareTranslations, type Translated } from './translations.ts';

/** Names the changes that `redocly diff` does not see, or does not rate. */
export function compare(base: Translated, revision: Translated): Change[] {
  const compareDocuments = [compareServers, compareDefaults, compareLists, compareEvidence];
  return [
    ...compareDocuments.flatMap((compareParts) => compareParts(base.document, revision.document)),
    ...compareTranslations(base, revision),
  ];
}
