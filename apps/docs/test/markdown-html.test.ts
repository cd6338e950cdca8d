import { expect, test } from 'vitest';
import { inlineMarkdown, markdown } from '../build/markdown-html.ts';

test('shows elements in a text instead of creating them', () => {
  const texts = [
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    'image-<name>.iso',
    '<b>\n\nx\n\n</b>',
  ];
  for (const text of texts) {
    for (const result of [String(markdown(text)), String(inlineMarkdown(text))]) {
      expect(result.replaceAll(/<\/?p>/g, '')).not.toMatch(/<(?!br)/);
      expect(result).toContain('&lt;');
    }
  }
});

test('links to pages only', () => {
  expect(String(inlineMarkdown('[a](https://example.com/?b=1&c=2)'))).toBe(
    '<a href="https://example.com/?b=1&amp;c=2">a</a>',
  );
  expect(String(inlineMarkdown('[a](#limit)'))).toBe('<a href="#limit">a</a>');
  expect(String(inlineMarkdown('[a](javascript:alert(1))'))).toBe('a');
  expect(String(inlineMarkdown('[`a`](data:text/html,x)'))).toBe('<code>a</code>');
});
