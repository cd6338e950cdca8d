import { gzipSync } from 'node:zlib';
import { serveReference } from '@conoha-images/docs';
import { afterAll, expect, test } from 'vitest';
import { editions } from './editions.ts';

const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(() => site.close());

/** In kilobytes, compressed. A page of 30 kB holds all that the document says; Redoc's has 680. */
const budget = 120;

async function weightOf(url: string): Promise<{ html: string; kilobytes: number }> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  const body = await response.bytes();
  return { html: new TextDecoder().decode(body), kilobytes: gzipSync(body).byteLength / 1000 };
}

test.each(editions)(
  'the endpoint page in $language weighs at most 120 kB before the console loads its mock',
  async ({ path }) => {
    const page = new URL(path, site.url).href;
    const { html, kilobytes } = await weightOf(page);
    const files = [...html.matchAll(/<(?:script[^>]* src|link[^>]* rel="stylesheet"[^>]* href)="([^"]+)"/g)].map(
      ([, url = '']) => new URL(url, page),
    );
    expect(files.length).toBeGreaterThan(0);
    const weights = await Promise.all(files.map(async ({ href }) => (await weightOf(href)).kilobytes));
    expect(weights.reduce((sum, weight) => sum + weight, kilobytes)).toBeLessThanOrEqual(budget);
  },
);
