// Compares our page of the endpoint with Redoc's, which stands beside it on the same site, as a slow phone shows them.
import { serveReference } from '@conoha-images/docs';
import { elements, entriesOf, member } from '@conoha-images/document';
import { launch } from '../browser/chromium.ts';
import { plain } from '../browser/site/document-phrases.ts';
import { editions } from '../browser/site/editions.ts';
import { reportOf } from '../browser/site/lighthouse.ts';
import { median } from './median.ts';
import { timeUntilShown } from './speed.ts';

const rounds = 3;

/** Compares the pages, and prints the result. */
export async function compareReferences(): Promise<void> {
  const browser = await launch();
  if (!browser) return;
  const site = await serveReference({ host: '127.0.0.1', port: 0 });
  try {
    for (const { language, path, document } of editions) {
      const { text, fragment } = goalOf(document);
      const times = { ours: [] as number[], redoc: [] as number[] };
      const scores = { ours: [] as number[], redoc: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        for (const [name, url] of [
          ['ours', site.url + path],
          ['redoc', `${site.url}${path}reference/`],
        ] as const) {
          times[name].push(await timeUntilShown(browser, name === 'redoc' ? url + fragment : url, text));
          scores[name].push((await reportOf(url, ['performance'])).scores['performance'] ?? Number.NaN);
        }
      }
      const ratio = median(times.redoc) / median(times.ours);
      console.log(
        `In ${language}, Redoc's page takes ${ratio.toFixed(1)} times as long until it shows what it says of a parameter. ` +
          `Lighthouse's score for performance is ${median(scores.ours)}, and ${median(scores.redoc)} for Redoc's page.`,
      );
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

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
