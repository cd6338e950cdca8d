import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@conoha-images/mock';
import { afterAll, expect, test } from 'vitest';
import { launch } from '../browser/chromium.ts';

const directory = new URL('../../docs/generated/', import.meta.url);
const pictures = (await readdir(directory)).filter((name) => name.endsWith('.svg'));
const browser = await launch();

afterAll(() => browser?.close());

test.skipIf(!browser).each(pictures)('%s shows each of its texts whole and apart from the others', async (name) => {
  const page = await browser?.newPage();
  await page?.goto(fileURLToPath(new URL(name, directory)).replace(/^/, 'file://'));
  const crowded = await page?.evaluate(() => {
    const rectangles = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => ({ element, area: element.getBoundingClientRect() }));
    const texts = rectangles('text');
    const boxes = rectangles('rect');
    const isWithin = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    const startsWithin = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.left >= outer.left &&
      inner.left <= outer.right &&
      inner.bottom <= outer.bottom &&
      inner.bottom >= outer.top;
    const overlap = (one: DOMRect, other: DOMRect): boolean =>
      one.left < other.right && other.left < one.right && one.top + 2 < other.bottom && other.top + 2 < one.bottom;
    return texts
      .filter(
        ({ element, area }) =>
          boxes.some((box) => startsWithin(area, box.area) && !isWithin(area, box.area)) ||
          texts.some((other) => other.element !== element && overlap(area, other.area)),
      )
      .map(({ element }) => element.textContent);
  });
  expect(crowded).toEqual([]);
  await page?.close();
});

test.each(pictures)('%s loads nothing, has no script and has a title', async (name) => {
  const text = await readFile(new URL(name, directory), 'utf8');
  expect(text).not.toMatch(/<script|<image|<foreignObject|href|url\(|@import/);
  expect(text).toMatch(/<title>[^<]+<\/title>/);
  expect(text).toContain('prefers-color-scheme: dark');
});

test.each(['en', 'ja'])('the chart of faults has as many as the page of the fault matrix (%s)', async (language) => {
  const chart = await readFile(new URL(`faults.${language}.gen.svg`, directory), 'utf8');
  const counts = [...chart.matchAll(/>(\d+)(?: \+ (\d+))?<\/text>/g)];
  const sum = (place: 1 | 2) => counts.reduce((total, count) => total + Number(count[place] ?? 0), 0);
  const page = await readFile(new URL('../fault-matrix.md', directory), 'utf8');
  const [, all, usual] = /finds (\d+) of the \1 faults that are not allowed, and (\d+) of them with/.exec(page) ?? [];
  expect([sum(1) + sum(2), sum(1)]).toEqual([Number(all), Number(usual)]);
  const theirs = [...chart.matchAll(/>Schemathesis: (\d+)<\/text>/g)].map(([, count]) => Number(count));
  const comparison = await readFile(new URL('../schemathesis.md', directory), 'utf8');
  const [, found] = /^\| All \| \d+ \| (\d+) \|$/m.exec(comparison) ?? [];
  expect(theirs.reduce((total, count) => total + count, 0)).toBe(Number(found));
});

test('the recording shows what the commands print now', async () => {
  const text = await readFile(new URL('terminal.gen.svg', directory), 'utf8');
  const lines = [...text.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, line = '']) =>
    line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
  await using mock = await startMock({ port: 0 });
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const env = { ...process.env, NODE_OPTIONS: '--conditions=@conoha-images/source' };
  const starts = lines.flatMap((line, index) => (line.startsWith('$ ') ? [index] : []));
  expect(starts).toHaveLength(4);
  // The tests of `npm start` hold what the first command prints.
  for (const start of starts.slice(1)) {
    const end = starts.find((next) => next > start);
    const command = (lines[start] ?? '').slice(2).replaceAll('http://127.0.0.1:4010', mock.url);
    const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: root, env });
    const printed = stdout.split('\n').filter((line) => line.trim() !== '');
    const shown = lines.slice(start + 1, end);
    expect(shown).toHaveLength(printed.length);
    for (const [index, line] of shown.entries()) {
      // A run of the contract has a time and a seed of its own.
      if (/ requests in /.test(line)) expect(printed[index]).toMatch(/^\d+ requests in \d+\.\d s, seed \d+$/);
      else expect(printed[index]?.startsWith(line.replace(/…$/, '')), line).toBe(true);
    }
  }
});
