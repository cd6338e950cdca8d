import { type Browser, errors, type Page } from 'playwright-core';

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

/** How many milliseconds a slow phone with an empty cache takes until a text of a page is visible. */
export async function timeUntilShown(browser: Browser, url: string, text: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await slowDown(page);
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByText(text).filter({ visible: true }).first().waitFor();
    return await page.evaluate(() => performance.now());
  } catch (error) {
    if (error instanceof errors.TimeoutError) throw new Error(`${url} does not show the text ${text}.`);
    throw error;
  } finally {
    await context.close();
  }
}
