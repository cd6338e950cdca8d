import { checkContract, type Report } from '@conoha-images/contract';
import type { Description } from '@conoha-images/document';
import { readDescription } from '@conoha-images/document/node';
import { Mock } from '@conoha-images/mock';
import { expect, test } from 'vitest';
import { volumes } from './documents.ts';

const { file, data, project } = volumes(60);
const target = { baseUrl: 'http://127.0.0.1:8776', token: 'any', pathParameters: { project_id: project }, seed: 1 };
const description = await readDescription(file);

/** The relations that fail in a list of volumes whose requests or responses are changed on their way. */
async function failedRelations({
  ask = (url) => url,
  change = (body) => body,
}: {
  ask?: (url: URL) => URL;
  change?: (body: Body) => Body;
}): Promise<string[]> {
  const mock = new Mock({ description, data });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await mock.fetch(ask(new URL(String(input))), init);
    if (response.status !== 200) return response;
    return Response.json(change((await response.json()) as Body));
  };
  return failed(await checkContract({ ...target, description, fetch }));
}

function failed({ results }: Report): string[] {
  return [...new Set(results.filter(({ status }) => status === 'failed').map(({ relation }) => relation))];
}

interface Body {
  readonly volumes: readonly object[];
  readonly volumes_links?: readonly { readonly rel: string; readonly href: string }[];
}

/** The page with its link changed. */
function withLink(body: Body, change: (href: URL) => string, rel = 'next'): Body {
  const { volumes_links: links } = body;
  return links ? { ...body, volumes_links: links.map(({ href }) => ({ rel, href: change(new URL(href)) })) } : body;
}

function without(url: URL, name: string): URL {
  url.searchParams.delete(name);
  return url;
}

test.each<[mistake: string, relation: string, change: (body: Body) => Body]>([
  ['a next link with another rel', 'pages-join', (body) => withLink(body, String, 'following')],
  ['a missing next link', 'pages-join', ({ volumes_links: _, ...body }) => body],
  [
    'a next link that is not in an array',
    'response-schema',
    (body) => ({ ...body, ...(body.volumes_links && { volumes_links: body.volumes_links[0] }) }) as Body,
  ],
  [
    'a next link without the server',
    'response-schema',
    (body) => withLink(body, ({ pathname, search }) => pathname + search),
  ],
  [
    'a next link to another host',
    'next-keeps-query',
    (body) => withLink(body, (href) => href.href.replace('127.0.0.1', 'cinder')),
  ],
  [
    'a next link that drops the offset',
    'next-keeps-query',
    (body) => withLink(body, (href) => without(href, 'offset').href),
  ],
])('the contract finds %s by the relation %s', async (_, relation, change) => {
  expect(await failedRelations({ change })).toContain(relation);
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
  expect(await failedRelations({ ask })).toContain(relation);
});

test('the contract finds a status 400 for an unknown marker if the document says 404', async () => {
  const [list] = description.lists;
  const { unknownMarker: _, ...page } = list?.page ?? {};
  const service = { ...description, lists: [{ ...list, page }] } as Description;
  const { fetch } = new Mock({ description: service, data });
  expect(failed(await checkContract({ ...target, description, fetch }))).toEqual(['rejects-marker']);
});
