import { type Browser, errors, type Page } from 'playwright-core';

/** When a reader sees what, in milliseconds from the start of the navigation. */
export interface Times {
  /** The first text or picture of any kind. */
  readonly firstPaint: number;
  /** The text that the reader came for. */
  readonly text: number;
}

/** A slow phone: a processor 4 times slower, 1.6 Mbit/s, and 150 ms until a response begins, as in Lighthouse. */
async function slowDown(page: Page): Promise<void> {
  const connection = await page.context().newCDPSession(page);
  await connection.send('Network.enable');
  const bytesPerSecond = 1_600_000 / 8;
  await connection.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await connection.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Measures a visit of a slow phone with an empty cache, until a text is visible. */
export async function timesOf(browser: Browser, url: string, text: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await slowDown(page);
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByText(text).filter({ visible: true }).first().waitFor();
    return await page.evaluate(() => ({
      text: performance.now(),
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    }));
  } catch (error) {
    if (error instanceof errors.TimeoutError) throw new Error(`${url} does not show the text ${text}.`);
    throw error;
  } finally {
    await context.close();
  }
}

/** The value in the middle of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) / 2] ?? Number.NaN;
}
