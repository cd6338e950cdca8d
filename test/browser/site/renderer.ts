import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';

/** What decides how a page looks beside the page itself: pictures can be compared if it is equal. */
export interface Renderer {
  /** The major version of Chromium. */
  readonly chromium: string;
  /** A digest of texts drawn in the families of the site. It differs if fonts or their rendering differ. */
  readonly text: string;
}

export async function rendererOf(browser: Browser): Promise<Renderer> {
  const page = await browser.newPage({ viewport: { width: 600, height: 200 }, deviceScaleFactor: 1 });
  await page.setContent(
    ['system-ui', '"Noto Sans CJK JP"', 'sans-serif', 'ui-monospace', 'monospace']
      .map((family) => `<p style='font: 16px ${family}' lang="ja">Images 0123 イメージの一覧 <b>GET 取得</b></p>`)
      .join(''),
  );
  const picture = await page.screenshot();
  await page.close();
  return {
    chromium: browser.version().split('.')[0] ?? '',
    text: createHash('sha256').update(picture).digest('hex').slice(0, 16),
  };
}
