// Draws the pictures of the READMEs. Those of speeds show what the benchmarks measured last.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { chain } from './chain.ts';
import { faultChart } from './fault-chart.ts';
import { drawMeasurement } from './speed-chart.ts';

const docs = join(import.meta.dirname, '../../docs');
const directory = join(docs, 'generated');
const matrix = await readFile(join(docs, 'fault-matrix.md'), 'utf8');
const comparison = await readFile(join(docs, 'schemathesis.md'), 'utf8');

await mkdir(directory, { recursive: true });
for (const language of ['en', 'ja'] as const) {
  await writeFile(join(directory, `chain.${language}.gen.svg`), chain(language));
  await writeFile(join(directory, `faults.${language}.gen.svg`), faultChart(matrix, comparison, language));
}

for (const file of await readdir(join(docs, 'measurements'))) await drawMeasurement(parse(file).name);
