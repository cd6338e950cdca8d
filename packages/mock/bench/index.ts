// Measures the mock. Each line has the median of several rounds, and in parentheses between which values half of them are.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveMeasurement } from '../../../scripts/pictures/speed-chart.ts';
import { compareFilters } from './filters.ts';
import { comparePages, type Rate } from './pages.ts';

/** Records the rates for the READMEs of the repository. */
async function save(rates: readonly Rate[]): Promise<void> {
  const [mock] = rates;
  await saveMeasurement('mock-speed', {
    title: {
      en: 'Requests per second for a page of 200 images, and compared with this mock',
      ja: 'イメージ 200 件のページに対する 1 秒あたりのリクエスト数と、このモックとの比',
    },
    command: 'npm run bench',
    bars: rates.map((contender) => ({
      label: contender === mock ? { en: contender.name, ja: 'このモック' } : contender.name,
      value: contender.rate,
      text: `${Math.round(contender.rate).toLocaleString('en')} (${(contender.rate / (mock?.rate ?? 0)).toFixed(2)}×)`,
      ...(contender === mock && { isOurs: true }),
    })),
  });
}

const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
try {
  console.log(`Node.js ${process.version}, ${cpus().length} processors.`);
  await save(await comparePages(directory));
  await compareFilters(directory);
} finally {
  await rm(directory, { recursive: true });
}
