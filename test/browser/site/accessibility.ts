import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The serious and critical violations that axe finds after unfolding everything, each with its elements. */
export async function violationsOn(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async (options) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], preload: false, ...options });
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => `${impact} ${id} ${target.join(' ')}`));
}
