import { serveReference } from '@conoha-images/docs';
import { sentences } from '@conoha-images/docs/sentences';
import { readLists } from '@conoha-images/document';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { visit } from '../visit.ts';
import { DocumentPhrases, type Part, plain, spaceless } from './document-phrases.ts';
import { editions } from './editions.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await site.close();
});

/** The texts that a reader sees now, of the body and of each element with an id, without white space. */
async function visibleTexts(page: Page): Promise<ReadonlyMap<string | undefined, string>> {
  const texts = await page.evaluate(() =>
    [document.body, ...document.querySelectorAll<HTMLElement>('[id]')].map((element, index) => ({
      id: index === 0 ? undefined : element.id,
      text: element.innerText ?? '',
    })),
  );
  return new Map(texts.map(({ id, text }) => [id, spaceless(text)]));
}

function missingFrom(texts: ReadonlyMap<string | undefined, string>, parts: readonly Part[]): string[] {
  return parts.flatMap(({ id, phrases }) =>
    phrases.filter((phrase) => !texts.get(id)?.includes(phrase)).map((phrase) => `${id ?? 'the page'}: ${phrase}`),
  );
}

describe.skipIf(!browser).each(editions)('the endpoint page in $language, without scripts', (edition) => {
  const { language, path, document } = edition;
  const { lists } = readLists(document);
  const parts: Part[] = [
    ...new DocumentPhrases(document).parts(),
    ...lists.map((list) => ({
      phrases: [
        ...sentences[language].list(list).flatMap((part) => part.sentences),
        ...list.filters.flatMap((filter) => sentences[language].filter(filter)),
        ...list.others.flatMap((parameter) => sentences[language].other(parameter)),
        ...list.filters.flatMap(({ operators, type }) =>
          operators.map((operator) => sentences[language].comparison(operator, type)),
        ),
      ].map((sentence) => spaceless(plain(sentence))),
    })),
  ];

  test('says all that the document says, each fact in its own part', async () => {
    await using visited = await visit(browser, site.url + path, { javaScriptEnabled: false });
    const { page } = visited;
    // As a reader does, one after the other.
    const folded = page.locator('main details:not([open]) > summary:visible').first();
    while ((await folded.count()) > 0) await folded.click();
    const shown = new Map(await visibleTexts(page));
    const labels = page.locator('main input[type=radio] + label:visible');
    // The alternatives of all groups, the second of each first, and so on.
    const places = await labels.evaluateAll((all) => {
      const buttons = all.map((label) => (label as HTMLLabelElement).control as HTMLInputElement);
      return buttons.map((button) => buttons.filter(({ name }) => name === button.name).indexOf(button));
    });
    for (const [place, indexes] of Map.groupBy(places.keys(), (index) => places[index])) {
      if (place === 0) continue;
      for (const index of indexes) await labels.nth(index).click();
      for (const [id, text] of await visibleTexts(page)) shown.set(id, `${shown.get(id)}\n${text}`);
    }
    expect(missingFrom(shown, parts)).toEqual([]);
  });

  test('says the same on paper, with nothing folded', async () => {
    await using visited = await visit(browser, site.url + path, { javaScriptEnabled: false });
    await visited.page.emulateMedia({ media: 'print' });
    expect(missingFrom(await visibleTexts(visited.page), parts)).toEqual([]);
  });
});

test.skipIf(!browser)('the endpoint page is unfolded while it is printed, and then folded again', async () => {
  await using visited = await visit(browser, `${site.url}/`);
  const { page } = visited;
  const folded = page.locator('main details:not([open])');
  const before = await folded.count();
  expect(before).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await folded.count()).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await folded.count()).toBe(before);
});
