import { inspect } from 'node:util';
import type { Description } from '@conoha-images/document';
import { describeDocument } from '@conoha-images/document/node';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { Contract } from '../source/contract.ts';
import { type CheckOptions, checkContract, NotRun, type Report } from '../source/index.ts';
import { books, shelf } from './books.ts';

const canary = 'canary-token-4711';
const target = { baseUrl: 'http://127.0.0.1', token: canary };

function broken({ results }: Report): string[] {
  return results
    .filter(({ status }) => status === 'broken')
    .map(({ relation, of }) => `${relation} ${of ?? ''}`.trim());
}

/** Checks a mock whose answers are changed on their way. */
function checkChanged(
  change: (answer: Response, url: URL) => Response | Promise<Response>,
  options: Partial<CheckOptions> = {},
) {
  const mock = new Mock();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    return change(await mock.fetch(request), new URL(request.url));
  };
  return checkContract({ ...target, fetch, seed: 1, ...options });
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

describe('the relations are those of the document', () => {
  test('an invented API that does what its document says holds all of them', async () => {
    const mock = new Mock({ description: books, data: shelf });
    const report = await checkContract({ ...target, description: books, fetch: mock.fetch, seed: 1 });
    expect(broken(report)).toEqual([]);
    expect(report.results.filter(({ status }) => status === 'held').length).toBeGreaterThan(60);
    expect(report.results.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['min_pages', 'published gte', 'pages desc']),
    );
  });

  test('a filter that is added to the document is checked, and found where the service ignores it', async () => {
    const extended = withParameter(books, {
      name: 'max_pages',
      in: 'query',
      schema: { type: 'integer' },
      'x-filter': { property: '/pages', operator: 'lte' },
    });
    const only = ['filter-sound', 'filter-ranges'];
    const check = (service: Description) =>
      checkContract({
        ...{ ...target, description: extended, seed: 1, only },
        fetch: new Mock({ description: service, data: shelf }).fetch,
      });
    expect(broken(await check(extended))).toEqual([]);
    expect(broken(await check(books))).toEqual(['filter-sound max_pages']);
  });

  test('what a document does not promise is not checked', () => {
    const names = (description: Description) =>
      new Set(new Contract({ ...target, description }).planned.map(({ relation }) => relation.name));
    const has = names(books);
    // It has one way to ask for an order, no link to the first page, and no word about parameters that it does not name.
    for (const name of ['order-syntaxes', 'first-keeps-query', 'filter-additional']) expect(has).not.toContain(name);
    for (const name of ['order-sorts', 'next-keeps-query', 'filter-wildcard']) expect(has).toContain(name);
  });
});

function withParameter({ document }: Description, parameter: object): Description {
  const copy = structuredClone(document) as { paths: { '/books': { get: { parameters: object[] } } } };
  copy.paths['/books'].get.parameters.push(parameter);
  return describeDocument(copy);
}

describe('a failure', () => {
  test('says what was expected, what was got, and how to see it', async () => {
    const report = await checkChanged(async (answer, url) => {
      if (!url.searchParams.has('size_min')) return answer;
      const body = (await answer.json()) as { images?: { size: number | null }[] };
      return json({ ...body, images: body.images?.slice(1) }, answer.status);
    });
    const failure = report.results.find(
      ({ relation, of }) => relation === 'filter-complete' && of === 'size_min',
    )?.failure;
    expect(failure?.expected).toMatch(/^[0-9a-f-]{36} \(\/size \d+\), as it has size_min=-?\d+$/);
    expect(failure?.got).toMatch(/^\d+ items without it$/);
    expect(failure?.curl).toEqual([
      expect.stringMatching(
        /^curl -sS -H 'accept: application\/json' -H "x-auth-token: \$TOKEN" 'http:\/\/127\.0\.0\.1\/v2\/images\?.*size_min=.*'$/,
      ),
    ]);
  });

  test('is made as small as it can be', async () => {
    // Loses an item where two filters and an order come together.
    const report = await checkChanged(
      async (answer, url) => {
        const { searchParams } = url;
        const isHit = searchParams.has('disk_format') && searchParams.has('sort');
        if (!isHit || answer.status !== 200) return answer;
        const body = (await answer.json()) as { images: object[] };
        return json({ ...body, images: body.images.slice(0, -1) });
      },
      { only: ['everything-together'], seed: 3 },
    );
    const [line = ''] = report.results[0]?.failure?.curl ?? [];
    const names = [...new URL(/'(http[^']*)'$/.exec(line)?.[1] ?? '').searchParams.keys()];
    // Nothing but what it takes, and what widens the list in which it was found.
    const widening = ['visibility', 'os_hidden', 'member_status'];
    expect(names.filter((name) => !widening.includes(name)).toSorted()).toEqual(['disk_format', 'limit', 'sort']);
  });

  test('is drawn again by the same seed', async () => {
    const check = (seed: number) =>
      checkChanged((answer, url) => (url.searchParams.has('owner') ? json({ images: [] }) : answer), { seed });
    const failures = ({ results }: Report) => results.map(({ failure }) => failure?.curl);
    const first = failures(await check(5));
    expect(failures(await check(5))).toEqual(first);
    expect(failures(await check(6))).not.toEqual(first);
  });

  test('never has a token in it, also where the service repeats it', async () => {
    const second = 'canary-second-token';
    const report = await checkChanged(
      (answer) => json({ message: `no ${canary} and ${second}` }, answer.status === 200 ? 500 : 400),
      {
        secondToken: second,
      },
    );
    expect(broken(report).length).toBeGreaterThan(0);
    const everything = JSON.stringify(report) + inspect(report, { depth: 9 });
    expect(everything).not.toMatch(/canary/);
    expect(everything).toMatch(/\[redacted\]/);
  });
});

describe('what can not be checked', () => {
  test('is said with its reason', async () => {
    const mock = new Mock({ images: [] });
    const { results } = await checkContract({ ...target, fetch: mock.fetch, seed: 1 });
    const reasonOf = (name: string) => results.find(({ relation }) => relation === name)?.reason;
    expect(results.filter(({ status }) => status === 'broken')).toEqual([]);
    expect(reasonOf('pages-join')).toBe('the list is empty');
    expect(reasonOf('callers-apart')).toBe('there is no second token');
    expect(reasonOf('filter-sound')).toMatch(/^no item has a value that visibility could be asked for$/);
  });

  test('is what the budget has no room for', async () => {
    const report = await checkChanged((answer) => answer, { budget: 100 });
    expect(report.requests).toBe(100);
    const reasons = report.results.flatMap(({ reason }) => reason ?? []);
    expect(reasons).toContain('The budget of 100 requests is spent.');
  });

  test('are relations, where the data changes meanwhile: what was read is read again', async () => {
    const images = await (
      await new Mock().fetch('http://127.0.0.1/v2/images?limit=100', { headers: { 'x-auth-token': 'x' } })
    ).json();
    const all = (images as { images: object[] }).images;
    const [before, after] = [new Mock({ images: all }), new Mock({ images: all.slice(1) })];
    let count = 0;
    const fetch: typeof globalThis.fetch = (input, init) => {
      count += 1;
      return (count < 300 ? before : after).fetch(input as string, init);
    };
    expect(broken(await checkContract({ ...target, fetch, seed: 1 }))).toEqual([]);
  });
});

describe('a target', () => {
  test.each([
    ['the list fails', () => json({}, 500), 'list-reads'],
    ['a page has no items', () => json({}), 'list-reads'],
    ['an answer is no JSON', () => new Response('<html>'), 'list-reads'],
  ])('is broken where %s', async (_case, answer, relation) => {
    const report = await checkChanged(answer);
    expect(broken(report)).toContain(relation);
  });

  test.each([403, 404])(
    'is broken, and not missing, where one list that a parameter asks for is %i',
    async (status) => {
      const report = await checkChanged((answer, url) =>
        url.searchParams.get('visibility') === 'all' ? json({}, status) : answer,
      );
      expect(broken(report)).toContain('list-reads');
    },
  );

  test('is asked again where it is busy, as late as it says', async () => {
    let busy = 3;
    const report = await checkChanged(
      (answer) => {
        busy -= 1;
        return busy >= 0
          ? new Response('', { status: busy === 1 ? 503 : 429, headers: { 'retry-after': '0' } })
          : answer;
      },
      { only: ['limit-holds'] },
    );
    expect(broken(report)).toEqual([]);
  });

  test('gets GET requests of its list and nothing else, each with the token where the document has it', async () => {
    const seen = new Set<string>();
    const mock = new Mock();
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const token = request.headers.get('x-auth-token');
      seen.add(`${request.method} ${new URL(request.url).pathname} ${request.redirect} ${token === canary}`);
      return mock.fetch(request);
    };
    await checkContract({ ...target, fetch, seed: 1, only: ['pages-join', 'filter-sound', 'order-sorts'] });
    expect([...seen]).toEqual(['GET /v2/images manual true']);
  });

  test('gets no more requests a second than it is to get', async () => {
    const start = performance.now();
    const { requests } = await checkChanged((answer) => answer, { only: ['limit-holds'], rate: 100 });
    expect(performance.now() - start).toBeGreaterThan((requests - 1) * 10);
  });
});

describe('nothing is checked, and it is said why, where', () => {
  const mock = new Mock({ data: { images: [], tokens: { known: 'a' } } });
  test.each([
    ['the token is refused', {}, /^http:\/\/127\.0\.0\.1\/v2\/images refuses the token: status 401, /],
    [
      'no token is given',
      { token: undefined },
      /^http:\/\/127\.0\.0\.1\/v2\/images asks for a token, and none was given: status 401, /,
    ],
    [
      'the second token is refused',
      { token: 'known', secondToken: 'canary' },
      /^http:\/\/127\.0\.0\.1\/v2\/images refuses the second token: status 401, /,
    ],
    [
      'the second token is the first',
      { token: 'canary', secondToken: 'canary' },
      /^The second token must be that of another caller; given: the first\.$/,
    ],
    [
      'the base URL has the path of the list',
      { baseUrl: 'http://127.0.0.1/v2', fetch: async () => new Response('', { status: 404 }) },
      /^There is no list at http:\/\/127\.0\.0\.1\/v2\/v2\/images: status 404.*\. The base URL is what comes before \/v2\/images\.$/,
    ],
    [
      'the base URL is none',
      { baseUrl: 'image-service' },
      /^The base URL must be one with http: or https:; given: image-service\.$/,
    ],
    [
      'the base URL has a user',
      { baseUrl: 'http://user@host' },
      /^The base URL must have no user, query or fragment\.$/,
    ],
    [
      'the token is no token',
      { token: 'canary token\n' },
      /^token must be a token of visible ASCII characters; given: others\.$/,
    ],
    [
      'the relation is none',
      { only: ['page-join'] },
      /^A relation must be one of list-reads, pages-join, .*; given: page-join\.$/,
    ],
    ['the list is none', { operationId: 'listBooks' }, /^The list must be one of listImages; given: listBooks\.$/],
    ['the budget is none', { budget: 0 }, /^The budget must be a whole number, 1 or greater; given: 0\.$/],
    ['the rate is none', { rate: 0 }, /^The rate must be greater than 0; given: 0\.$/],
    [
      'the list is longer than the budget',
      { fetch: new Mock().fetch, budget: 3 },
      /^The budget of 3 requests is spent\. The list is too long for it/,
    ],
  ] satisfies [string, Partial<CheckOptions>, RegExp][])('%s', async (_case, options, message) => {
    const checked = (async () => checkContract({ ...target, fetch: mock.fetch, ...options }))();
    await expect(checked).rejects.toThrow(NotRun);
    await expect(checked).rejects.toThrow(message);
    await expect(checked).rejects.not.toThrow(/canary/);
  });

  test('nothing listens', async () => {
    const fetch = () =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }));
    await expect(checkContract({ ...target, fetch })).rejects.toThrow(
      'http://127.0.0.1 gives no answer: ECONNREFUSED. Is it running?',
    );
  });
});
