import { serveReference } from '@conoha-images/docs';
import { elements, entriesOf, member } from '@conoha-images/document';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { plain } from './document-phrases.ts';
import { editions } from './editions.ts';
import { reportOf } from './lighthouse.ts';
import { median, timesOf } from './speed.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });
const runs = [1, 2, 3];

afterAll(async () => {
  await browser?.close();
  await site.close();
});

/** The first sentences about the first parameter, and the fragment with which Redoc's page shows them. */
function goalOf(document: object): { text: string; fragment: string } {
  const [[, item] = []] = entriesOf(member(document, 'paths'));
  const [[, operation] = []] = entriesOf(item);
  const [parameter] = elements(member(operation, 'parameters'));
  const [tag] = elements(member(operation, 'tags'));
  return {
    text: plain(String(member(parameter, 'description')).split('\n')[0] ?? ''),
    fragment: `#/${tag}/${String(member(operation, 'operationId')).toLowerCase()}`,
  };
}

describe.skipIf(!browser).each(editions)('the endpoint page in $language, on a slow phone', ({ path, document }) => {
  test("shows what it says of a parameter in a third of the time of Redoc's page", async () => {
    if (!browser) throw new Error('No browser is available.');
    const { text, fragment } = goalOf(document);
    const ours: Awaited<ReturnType<typeof timesOf>>[] = [];
    const redoc: typeof ours = [];
    for (const _run of runs) {
      ours.push(await timesOf(browser, site.url + path, text));
      redoc.push(await timesOf(browser, `${site.url}${path}reference/${fragment}`, text));
    }
    const medians = (times: typeof ours) => ({
      text: median(times.map((time) => time.text)),
      firstPaint: median(times.map((time) => time.firstPaint)),
    });
    // Redoc's page comes with an introduction, which is painted early; the parameters come with its script.
    const result = { ours: medians(ours), redoc: medians(redoc) };
    process.stdout.write(`Milliseconds until a reader sees the content of ${path}: ${JSON.stringify(result)}\n`);
    expect(result.ours.text).toBeLessThanOrEqual(result.redoc.text / 3);
  });

  // The score for performance depends on what else the machine does, so it is compared with a peer's, and printed.
  test("has full scores from Lighthouse, and a better one for performance than Redoc's page", async () => {
    const performance: number[] = [];
    for (const _run of runs) {
      const { scores, faults } = await reportOf(site.url + path);
      process.stdout.write(`Lighthouse's scores of ${path}: ${JSON.stringify(scores)}\n`);
      expect(scores, JSON.stringify(faults)).toMatchObject({ accessibility: 100, 'best-practices': 100, seo: 100 });
      performance.push(scores['performance'] ?? 0);
    }
    const { scores } = await reportOf(`${site.url}${path}reference/`);
    process.stdout.write(`Lighthouse's scores of ${path}reference/: ${JSON.stringify(scores)}\n`);
    expect(median(performance)).toBeGreaterThan(scores['performance'] ?? 100);
  });
});
