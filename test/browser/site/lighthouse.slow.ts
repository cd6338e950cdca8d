import { serveReference } from '@conoha-images/docs';
import { afterAll, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { editions } from './editions.ts';
import { reportOf } from './lighthouse.ts';

const browser = await launch();
await browser?.close();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(() => site.close());

test.skipIf(!browser).each(editions)(
  'the endpoint page in $language has full scores from Lighthouse',
  async ({ path }) => {
    const { scores, faults } = await reportOf(site.url + path, ['accessibility', 'best-practices', 'seo']);
    expect(scores, JSON.stringify(faults)).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
  },
);
