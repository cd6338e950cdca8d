import { describe, expect, test } from 'vitest';
import { changes } from './changes.ts';
import { Copy } from './copy.ts';

const projects = ['spec', 'listing', 'client', 'mock', 'contract', 'docs'].map(
  (name) => `--project=@conoha-images/${name}`,
);

/** Reads from the document what the pages of the site must say. */
const pages = ['--project=@conoha-images/test', 'test/browser/site/content.test.ts', 'test/browser/site/links.test.ts'];

describe.each(changes)('$title in the document', (change) => {
  test('needs no change outside openapi/ but regenerating', async () => {
    await using copy = await Copy.create();
    await change.apply(copy);
    for (const script of [['lint:api'], ['generate'], ['build', '-w', 'apps/docs']]) {
      const { passed, output } = await copy.npm('run', ...script);
      expect(passed, output).toBe(true);
    }
    for (const tests of [projects, pages]) {
      const { passed, output } = await copy.npm('exec', '--no', '--', 'vitest', 'run', ...tests);
      expect(passed, failuresIn(output)).toBe(true);
    }
  });
});

/** The part of vitest's output that names what failed. */
function failuresIn(output: string): string {
  const start = output.indexOf('Failed Tests');
  return output.slice(Math.max(start, 0)).slice(0, 20_000);
}
