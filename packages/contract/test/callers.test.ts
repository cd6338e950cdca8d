import { valueAt } from '@conoha-images/document';
import { Mock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import { expect, test } from 'vitest';
import { checkContract, type Report } from '../source/index.ts';
import { catalogue, copyOf, failedChecks, json, target } from './changed-mock.ts';

type Body = { images: { id: string; name: string }[]; next?: string; first?: string };

const [mine, theirs] = ['a'.repeat(32), 'b'.repeat(32)];

/** Two projects with private images, of which the last ones have names that nobody else's images have. */
const images = Array.from({ length: 24 }, (_, index) => ({
  ...copyOf(catalogue[0], index),
  name: index < 16 ? `image ${index}` : `secret name ${index}`,
  visibility: index % 3 === 0 ? 'public' : 'private',
  owner: index % 2 === 0 ? mine : theirs,
}));

const tokens = { first: mine, second: theirs };

/** Checks a mock that two callers use, and whose responses are changed on their way. */
async function checkCallers(
  change: (response: Response, url: URL, caller: string) => Response | Promise<Response>,
  budget?: number,
): Promise<Report> {
  const mock = new Mock({ images, tokens });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const caller = request.headers.get('x-auth-token') ?? '';
    return change(await mock.fetch(request), new URL(request.url), caller);
  };
  const only = ['callers-separate', 'callers-hidden', 'callers-marker', 'response-secrets', 'response-media-type'];
  return checkContract({ ...target, token: 'first', secondToken: 'second', fetch, seed: 1, only, budget });
}

/** A private image that the second caller does not see. */
async function secret(): Promise<Body['images'][number]> {
  const mock = new Mock({ images, tokens });
  const response = await mock.fetch('http://127.0.0.1/v2/images?limit=100', { headers: { 'x-auth-token': 'first' } });
  const found = ((await response.json()) as Body).images.find(({ name }) => name === 'secret name 16');
  if (!found) throw new Error('The first caller does not see the secret image.');
  return found;
}

test('no check fails if nothing is shown, and at most 120 requests are sent for all hidden images', async () => {
  const report = await checkCallers((response) => response);
  expect(failedChecks(report)).toEqual([]);
  const secrets = report.results.filter(({ relation }) => /hidden|marker|secrets/.test(relation));
  expect(secrets.map(({ status }) => status)).toEqual(['held', 'held', 'held']);
  expect(secrets.reduce((sum, { requests }) => sum + requests, 0)).toBeLessThanOrEqual(120);
});

/** The filters that compare a property that these images have. */
const filters = listImages.filters.filter(({ property }) =>
  [valueAt(catalogue[0], property)].flat().some((value) => value !== null && value !== undefined),
);

test.each(filters.map(({ parameter }) => parameter))(
  'a check fails if %s finds images of another caller',
  async (parameter) => {
    const mock = new Mock({ images, tokens });
    const report = await checkCallers(async (response, url, caller) => {
      if (caller !== 'second' || !url.searchParams.has(parameter) || response.status !== 200) return response;
      const body = (await response.json()) as Body;
      const others = (await (await mock.fetch(url.href, { headers: { 'x-auth-token': 'first' } })).json()) as Body;
      const known = new Set(body.images.map(({ id }) => id));
      return json({ ...body, images: [...body.images, ...others.images.filter(({ id }) => !known.has(id))] });
    });
    // If the parameter also widens the list, both callers see the image in one of their lists.
    expect(failedChecks(report).some((name) => ['callers-hidden', 'callers-separate'].includes(name))).toBe(true);
  },
);

test('a hidden image that two filters find is reported with these two, and without them if the budget is spent', async () => {
  const mock = new Mock({ images, tokens });
  let [requests, leaks] = [0, 0];
  const check = async (budget?: number) => {
    [requests, leaks] = [0, 0];
    const report = await checkCallers(async (response, url, caller) => {
      requests += 1;
      const isLeak = caller === 'second' && ['owner', 'size_min'].every((name) => url.searchParams.has(name));
      if (!isLeak || response.status !== 200) return response;
      leaks ||= requests;
      return mock.fetch(url.href, { headers: { 'x-auth-token': 'first' } });
    }, budget);
    return report.results.find(({ relation }) => relation === 'callers-hidden');
  };
  const namesIn = (result: Report['results'][number] | undefined): string[] => {
    const [, url = ''] = /'(http[^']*)'/.exec(result?.failure?.curl[0] ?? '') ?? [];
    return [...new URL(url).searchParams.keys()];
  };
  const whole = await check();
  expect(namesIn(whole).toSorted()).toEqual(['limit', 'owner', 'size_min']);
  const cut = await check(leaks);
  expect(cut).toMatchObject({ status: 'failed' });
  expect(namesIn(cut).length).toBeGreaterThan(3);
});

test.each<[string, (body: Body, secret: { id: string; name: string }) => object]>([
  ['a next link', (body, { id }) => ({ ...body, next: `/v2/images?marker=${id}` })],
  ['the first link', (body, { id }) => ({ ...body, first: `/v2/images?limit=3&marker=${id}` })],
  ['another member of the body', (body, { id }) => ({ ...body, previous: [id] })],
])('response-secrets fails if %s has the key of a hidden image', async (_, change) => {
  const hidden = await secret();
  const report = await checkCallers(async (response, url, caller) => {
    if (caller !== 'second' || response.status !== 200 || !url.searchParams.has('name')) return response;
    return json(change((await response.json()) as Body, hidden));
  });
  expect(failedChecks(report)).toContain('response-secrets');
});

test('response-secrets fails if an error repeats the name of a hidden image, and not if it repeats the request', async () => {
  const { name } = await secret();
  const withMessage = (message: (url: URL) => string) =>
    checkCallers((response, url, caller) =>
      response.status === 403 && caller === 'second' ? json({ message: message(url) }, 403) : response,
    );
  expect(failedChecks(await withMessage(() => `The image ${name} belongs to another project.`))).toContain(
    'response-secrets',
  );
  const echo = await withMessage((url) => `There is no image ${url.searchParams.get('marker')} for you: ${url.search}`);
  expect(failedChecks(echo)).not.toContain('response-secrets');
});
