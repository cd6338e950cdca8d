// Takes too long for `npm test`: each change of the data is read again.
import { Mock } from '@conoha-images/mock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkContract, type Report } from '../source/index.ts';
import { catalogue, copyOf, failedChecks, type Image, json, target } from './changed-mock.ts';

const tooFast = 'the data changes faster than it can be checked';

/** A time that no image has yet, by a number. */
const timeOf = (number: number): string =>
  new Date(Date.UTC(2030, 0, 1) + number * 1_000).toISOString().replace('.000', '');

/** What somebody does to the images while they are checked. */
const changes: Readonly<Record<string, (images: readonly Image[], number: number, index: number) => Image[]>> = {
  add: (images, number, index) => [
    ...images,
    { ...copyOf(images[index], number), created_at: timeOf(number), updated_at: timeOf(number) },
  ],
  update: (images, number, index) =>
    images.with(index, { ...images[index], name: `changed ${number}`, updated_at: timeOf(number) }),
  delete: (images, _, index) => images.toSpliced(index, 1),
};

/** Checks a mock whose images change while it is checked. @param changeAt What happens at a request; undefined for nothing. */
function checkChanging(
  changeAt: (request: number) => { kind: string; place: number } | undefined,
  options: Partial<CheckOptions> = {},
): Promise<Report> {
  let images = catalogue;
  const mock = new Mock({ images: [...images] });
  let count = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    count += 1;
    const change = changeAt(count);
    if (change) {
      const index = Math.floor(change.place * images.length);
      images = changes[change.kind]?.(images, count, index) ?? images;
      mock.replaceData({ images: [...images] });
    }
    return mock.fetch(new Request(input, init));
  };
  return checkContract({ ...target, fetch, seed: 1, ...options });
}

describe('data that changes during the run', () => {
  test('no check fails, whatever is added, updated or deleted', async () => {
    const change = fc.record({
      at: fc.integer({ min: 1, max: 600 }),
      kind: fc.constantFrom(...Object.keys(changes)),
      place: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 8 }), async (schedule) => {
        const report = await checkChanging((request) => schedule.find(({ at }) => at === request), {
          budget: 900,
        });
        expect(failedChecks(report)).toEqual([]);
        const notChecked = report.results.filter(({ reason }) => reason === tooFast);
        expect(notChecked).toEqual([]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  test.each(Object.keys(changes).flatMap((kind) => [400, 600].map((budget) => [kind, budget] as const)))(
    'no check fails if it is too fast to be checked: %s, with a budget of %i',
    async (kind, budget) => {
      const report = await checkChanging((request) => (request % 4 === 0 ? { kind, place: 0.5 } : undefined), {
        budget,
      });
      expect(failedChecks(report)).toEqual([]);
      expect(report.coverage.checks.made).toBeLessThan(report.coverage.checks.all);
    },
  );

  test('a check is not made if the data changes during each of its attempts, and the report says so', async () => {
    const report = await checkChanging((request) => (request % 3 === 0 ? { kind: 'update', place: 0 } : undefined), {
      only: ['response-items'],
    });
    expect(report.results).toMatchObject([{ status: 'not-checked', reason: tooFast }]);
  });

  test('a fault is still found while images are added', async () => {
    const mock = new Mock({ images: [...catalogue] });
    let images = catalogue;
    let count = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      count += 1;
      if (count % 100 === 0) {
        images = changes['add']?.(images, count, 0) ?? images;
        mock.replaceData({ images: [...images] });
      }
      const response = await mock.fetch(new Request(input, init));
      if (!new URL(String(input)).searchParams.has('size_min')) return response;
      const body = (await response.json()) as { images?: Image[] };
      return json({ ...body, images: body.images?.slice(1) }, response.status);
    };
    const report = await checkContract({ ...target, fetch, seed: 1, budget: 700 });
    const failures = report.results.filter(({ status }) => status === 'failed');
    expect(failedChecks(report)).toContain('filter-matches size_min');
    for (const { failure } of failures) expect(failure?.curl.join()).toContain('size_min');
  });
});

describe('a service whose data stays the same', () => {
  type Body = { images?: Image[] };

  test.each<[string, (images: Image[], count: number) => Image[]]>([
    ['shuffles every response', (images, count) => (count % 2 === 0 ? images : images.toReversed())],
    ['loses an item in every seventh response', (images, count) => (count % 7 === 6 ? images.slice(0, -1) : images)],
    [
      'changes each item in every response',
      (images, count) => images.map((image) => ({ ...image, updated_at: timeOf(count) })),
    ],
    [
      'changes an item in every fifth response',
      (images, count) =>
        images.map((image, index) => (index === 0 && count % 5 === 0 ? { ...image, name: 'x' } : image)),
    ],
  ])('a check fails if the service %s', async (_, change) => {
    const mock = new Mock({ images: [...catalogue] });
    let count = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      count += 1;
      const response = await mock.fetch(new Request(input, init));
      const body = (await response.json()) as Body;
      return json(body.images ? { ...body, images: change(body.images, count) } : body, response.status);
    };
    const report = await checkContract({ ...target, fetch, seed: 1, budget: 700 });
    expect(failedChecks(report)).not.toEqual([]);
    expect(report.results.filter(({ reason }) => reason === tooFast)).toEqual([]);
  });
});
