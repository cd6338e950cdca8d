import { checkContract, type Report } from '@conoha-images/contract';
import { type Description, entriesOf, member, nodeAt, valueAt } from '@conoha-images/document';
import { ResponseSchemas, readDescription } from '@conoha-images/document/node';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { type OtherDocument, servers, volumes } from './documents.ts';

const origin = 'http://127.0.0.1:8776';

/** Checks a mock of a document whose responses are changed on their way. */
async function check(
  { file, data, project }: OtherDocument,
  {
    ask = (url) => url,
    change = (response) => response,
  }: { ask?: (url: URL) => URL; change?: (body: Body, url: URL) => Body | Response } = {},
  only?: readonly string[],
): Promise<Report> {
  const description = await readDescription(file);
  const mock = new Mock({ description, data });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const response = await mock.fetch(ask(new URL(url)), init);
    if (response.status !== 200) return response;
    const changed = change((await response.json()) as Body, url);
    return changed instanceof Response ? changed : Response.json(changed);
  };
  const target = { baseUrl: origin, token: 'any', pathParameters: { project_id: project } };
  return checkContract({ ...target, description, fetch, seed: 1, ...(only && { only }) });
}

interface Body {
  readonly volumes: readonly object[];
  readonly volumes_links?: readonly { readonly rel: string; readonly href: string }[];
}

function failedRelations({ results }: Report): string[] {
  return [...new Set(results.filter(({ status }) => status === 'failed').map(({ relation }) => relation))];
}

describe.each([volumes(60), servers(60)])('$name', (document) => {
  test('every example of the document is valid', async () => {
    const description = await readDescription(document.file);
    const [list] = description.lists;
    if (!list) throw new Error('The document has no list.');
    const schemas = new ResponseSchemas(description.document, list);
    const responses = entriesOf(nodeAt(description.document, 'paths', list.path, 'get', 'responses'));
    const examples = responses.flatMap(([status, response]) =>
      entriesOf(valueAt(response, '/content/application~1json/examples')).map(([, example]) => ({
        status,
        violations: schemas.validate(status, 'application/json', member(example, 'value')),
      })),
    );
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const { violations } of examples) expect(violations).toEqual([]);
  });

  test('a mock of the document satisfies the contract', async () => {
    const report = await check(document);
    expect(report.results.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(report.results.filter(({ status }) => status === 'held').length).toBeGreaterThan(70);
  });
});

describe('planted faults', () => {
  const withLink =
    (body: Body, change: (href: URL, url: URL) => string, rel = 'next') =>
    (url: URL) =>
      body.volumes_links
        ? { ...body, volumes_links: body.volumes_links.map(({ href }) => ({ rel, href: change(new URL(href), url) })) }
        : body;
  const without = (url: URL, name: string): URL => {
    url.searchParams.delete(name);
    return url;
  };

  test.each<[mistake: string, relation: string, change: (body: Body, url: URL) => Body | Response]>([
    ['a next link with another rel', 'pages-join', (body, url) => withLink(body, String, 'following')(url)],
    ['a missing next link', 'pages-join', ({ volumes_links: _, ...body }) => body],
    [
      'a next link that is not in an array',
      'response-schema',
      (body) => ({ ...body, ...(body.volumes_links && { volumes_links: body.volumes_links[0] }) }) as Body,
    ],
    [
      'a next link without the server',
      'response-schema',
      (body, url) => withLink(body, ({ pathname, search }) => pathname + search)(url),
    ],
    [
      'a next link to another host',
      'next-keeps-query',
      (body, url) => withLink(body, (href) => href.href.replace('127.0.0.1', 'cinder'))(url),
    ],
    [
      'a next link that drops the offset',
      'next-keeps-query',
      (body, url) => withLink(body, (href) => without(href, 'offset').href)(url),
    ],
  ])('the contract finds %s by the relation %s', async (_, relation, change) => {
    expect(failedRelations(await check(volumes(60), { change }))).toContain(relation);
  });

  test.each<[mistake: string, relation: string, ask: (url: URL) => URL]>([
    ['an ignored offset', 'offset-skips', (url) => without(url, 'offset')],
    [
      'an offset that is ignored after a marker',
      'offset-skips',
      (url) => (url.searchParams.has('marker') ? without(url, 'offset') : url),
    ],
    [
      'an ignored invalid offset',
      'rejects-offset',
      (url) => (/^\d{1,10}$/.test(url.searchParams.get('offset') ?? '') ? url : without(url, 'offset')),
    ],
    [
      'an ignored unknown marker',
      'rejects-marker',
      (url) => (url.searchParams.get('marker')?.startsWith('f5') ? url : without(url, 'marker')),
    ],
    [
      'an ignored offset beyond the end',
      'offset-skips',
      (url) => (Number(url.searchParams.get('offset')) >= 60 ? without(url, 'offset') : url),
    ],
  ])('the contract finds %s by the relation %s', async (_, relation, ask) => {
    expect(failedRelations(await check(volumes(60), { ask }))).toContain(relation);
  });

  test('the contract finds a status 400 for an unknown marker if the document says 404', async () => {
    const { file, data, project } = volumes(60);
    const description = await readDescription(file);
    const [list] = description.lists;
    const { unknownMarker: _, ...page } = list?.page ?? {};
    const service = { ...description, lists: [{ ...list, page }] } as Description;
    const { fetch } = new Mock({ description: service, data });
    const target = { baseUrl: origin, token: 'any', pathParameters: { project_id: project } };
    expect(failedRelations(await checkContract({ ...target, description, fetch, seed: 1 }))).toEqual([
      'rejects-marker',
    ]);
  });
});
