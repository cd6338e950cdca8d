import { expect, test } from 'vitest';
import { siteUrl } from '../build/site.ts';
import { buildSite } from './site.ts';

test('a build with an invalid SITE_URL fails and says what a valid one is', async () => {
  await expect(buildSite('docs.example.com')).rejects.toThrow(
    /SITE_URL must be an http or https URL .*given: docs\.example\.com/,
  );
});

test.each([
  'ftp://example.com/',
  'https://example.com/?a',
  'https://example.com/#a',
  'https://user:secret@example.com/',
  'https://example.com//docs',
  '/images/',
  'https://',
])('SITE_URL %s is rejected', (value) => {
  expect(() => siteUrl(value)).toThrow('SITE_URL must be');
});

test('SITE_URL gets a slash at its end', () => {
  expect(siteUrl('https://example.com/images').href).toBe('https://example.com/images/');
});
