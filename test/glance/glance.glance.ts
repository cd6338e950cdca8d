import { checkContract, type Report } from '@conoha-images/contract';
import { describe, expect, test } from 'vitest';
import { collection } from '../contract/collection.ts';
import { atDefaultPort } from '../openstack/finding.ts';
import { findings, findingsPage } from './findings.ts';
import { type GlanceData, glanceVersion, startGlance, whyNoGlance } from './glance.ts';

const reason = await whyNoGlance();

/** The same images with times in whole seconds, as responses show them. */
const wholeSeconds = withTimes((time) => time);

/** The same images with times in quarters of a second, which responses do not show. */
const quarters = withTimes((time, index) => time.replace('Z', `.${25 * (index % 4)}Z`));

function withTimes(change: (time: string, index: number) => string): GlanceData {
  const images = collection.images.map((image, index) => {
    const [created_at, updated_at] = [image['created_at'], image['updated_at']].map((time) =>
      change(String(time).replace(/\.\d+/, ''), index),
    );
    return { ...image, created_at, updated_at };
  });
  return { ...collection, images };
}

async function check(data: GlanceData, seed: number): Promise<Report> {
  await using glance = await startGlance(data);
  const report = await checkContract({
    baseUrl: glance.url,
    token: 'tok-a',
    secondToken: 'tok-b',
    profile: 'glance',
    seed,
    budget: 1_500,
  });
  return { ...report, results: report.results.map((result) => atDefaultPort(result, glance.url, 9292)) };
}

describe.skipIf(reason !== undefined)(reason ?? 'a real Glance', () => {
  test('Glance fails as docs/glance-findings.md says, and in no other way', async () => {
    const reports = [
      await check(quarters, 1),
      await check(wholeSeconds, 1),
      await check(wholeSeconds, 2),
      await check(wholeSeconds, 3),
    ];
    for (const { results } of reports) {
      // A failure that is not known would be a new finding.
      expect(results.filter(({ status }) => status === 'failed')).toEqual([]);
      // Glance does most of what the document says.
      expect(results.filter(({ status }) => status === 'held').length).toBeGreaterThan(0.9 * results.length);
    }
    const page = findingsPage(reports.flatMap(({ results }) => results));
    for (const { name } of findings) expect(page.found, name).toContain(name);
    // Another version of Glance may fail in other cases.
    if ((await glanceVersion()) === '25.1.0') {
      await expect(page.text).toMatchFileSnapshot('../../docs/glance-findings.md');
    }
  });
});
