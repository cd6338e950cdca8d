// Draws the pictures of the READMEs that need no measurement.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chain } from './chain.ts';
import { faultChart } from './fault-chart.ts';

const docs = join(import.meta.dirname, '../../docs');
const directory = join(docs, 'generated');
const matrix = await readFile(join(docs, 'fault-matrix.md'), 'utf8');

await mkdir(directory, { recursive: true });
for (const language of ['en', 'ja'] as const) {
  await writeFile(join(directory, `chain.${language}.gen.svg`), chain(language));
  await writeFile(join(directory, `faults.${language}.gen.svg`), faultChart(matrix, language));
}
