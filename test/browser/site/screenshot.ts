import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How many of a thousand pixels may differ from the committed picture. */
const tolerance = 0.2;

const baselines = new URL('screenshots/', import.meta.url);
/** Where the pictures of a failed comparison are. */
const results = new URL('../../.vitest/screenshots/', import.meta.url);

export function baselineOf(name: string): URL {
  return new URL(name, baselines);
}

/** @returns What differs between a picture and the committed one; undefined if it is within the tolerance. */
export async function differenceOf(name: string, picture: Buffer): Promise<string | undefined> {
  const file = `${name}.png`;
  const expected = PNG.sync.read(await readFile(baselineOf(file)));
  const actual = PNG.sync.read(picture);
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) {
    return `${name} is ${actual.width}×${actual.height} pixels large instead of ${width}×${height}.`;
  }
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(expected.data, actual.data, difference.data, width, height, { threshold: 0.1 });
  if (pixels / (width * height) <= tolerance / 1000) return undefined;
  await mkdir(results, { recursive: true });
  await writeFile(new URL(file, results), picture);
  await writeFile(new URL(`${name}.difference.png`, results), PNG.sync.write(difference));
  return `${name} differs in ${pixels} pixels: see ${fileURLToPath(new URL(`${name}.difference.png`, results))}. If the page is to look so, run: npm run screenshots -w test`;
}
