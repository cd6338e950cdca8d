// Draws the pictures of the READMEs that need no measurement.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chain } from './chain.ts';

const directory = join(import.meta.dirname, '../../docs/generated');

await mkdir(directory, { recursive: true });
for (const language of ['en', 'ja'] as const) {
  await writeFile(join(directory, `chain.${language}.gen.svg`), chain(language));
}
