// Measures the mock. Each line has the median of several rounds, and in parentheses between which values half of them are.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import prism from '@stoplight/prism-cli/package.json' with { type: 'json' };
import { barChart } from '../../../scripts/pictures/bar-chart.ts';
import { machine } from '../../../scripts/pictures/machine.ts';
import { compareFilters } from './filters.ts';
import { comparePages, type Rate } from './pages.ts';

/** Draws a picture for the READMEs of the repository. */
async function drawRates(rates: readonly Rate[]): Promise<void> {
  const texts = {
    en: { title: 'Requests per second for a page of 200 images', unit: '/s', by: 'npm run bench -w packages/mock' },
    ja: {
      title: 'イメージ 200 件のページに対する 1 秒あたりのリクエスト数',
      unit: '/秒',
      by: 'npm run bench -w packages/mock',
    },
  };
  for (const [language, { title, unit, by }] of Object.entries(texts)) {
    const chart = barChart({
      title,
      caption: `${machine()}. ${by}`,
      groups: [
        {
          bars: rates.map(({ name, rate }, index) => ({
            label: name,
            segments: [{ value: rate, style: index === 0 ? ('ours' as const) : ('bar' as const) }],
            text: `${Math.round(rate).toLocaleString('en')}${unit}`,
          })),
        },
      ],
    });
    await writeFile(new URL(`../../../docs/generated/mock-speed.${language}.gen.svg`, import.meta.url), chart);
  }
}

const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
try {
  console.log(`Node.js ${process.version}, Prism's CLI ${prism.version}, ${cpus().length} processors.`);
  await drawRates(await comparePages(directory));
  await compareFilters(directory);
} finally {
  await rm(directory, { recursive: true });
}
