import { tokenPlace } from '@conoha-images/document';
import { nonsense } from '../../cases/texts.ts';
import { NotChecked, RelationFailure } from '../../errors.ts';
import type { Parameters } from '../../model/parameters.ts';
import { type Caller, type ReceivedResponse, summaryOf } from '../../target/messages.ts';
import { pageIn, type ReadPage } from '../../target/page.ts';
import type { CheckEnvironment } from '../support/environment.ts';
import { expectItems } from '../support/expectations.ts';
import { listRelation, type Relation } from '../support/relation.ts';
import { callersIn } from './connections.ts';
import { smallPage } from './negotiation.ts';

function etagOf({ headers }: ReceivedResponse): string {
  return headers.get('etag') ?? '';
}

/** @throws {NotChecked} if a page has no ETag. */
async function requireEtag(environment: CheckEnvironment): Promise<void> {
  const { response } = await environment.reader.page(smallPage(environment));
  if (etagOf(response) === '') throw new NotChecked('the service sends no ETag');
}

/** An ETag without the mark of a weak one: conditions of GET do not distinguish the two. */
function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, '');
}

/** Requests a few pages again. @returns All pages of the run that have an ETag. @throws {NotChecked} if none has. */
async function taggedPages(environment: CheckEnvironment): Promise<ReceivedResponse[]> {
  const { survey, reader, responses } = environment;
  await requireEtag(environment);
  for (const caller of [...callersIn(environment), 'first'] as const) {
    for (const parameters of [smallPage(environment), survey.plain.parameters]) await reader.page(parameters, caller);
  }
  return responses.filter(
    ({ request, status, headers }) => request.method === 'GET' && status === 200 && headers.has('etag'),
  );
}

const etag = listRelation(
  'http-etag',
  'An ETag is a text in double quotes, and different bodies of a URL have different strong ETags (RFC 9110, section 8.8).',
  async (environment) => {
    const byTag = new Map<string, ReceivedResponse>();
    for (const response of await taggedPages(environment)) {
      const tag = etagOf(response);
      if (!/^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(tag)) {
        throw new RelationFailure('an ETag in double quotes', tag, [response]);
      }
      if (tag.startsWith('W/')) continue;
      const same = first(byTag, `${response.request.url} ${tag}`, response);
      if (same.digest === response.digest) continue;
      throw new RelationFailure('an ETag of its own for another body', `${tag} for both`, [same, response]);
    }
  },
);

const stableEtag: Relation = {
  ...listRelation(
    'http-etag-stable',
    'The same body of a URL has the same ETag, so that it need not be sent again (RFC 9110, section 8.8.1).',
    async (environment) => {
      const byBody = new Map<string, ReceivedResponse>();
      for (const response of await taggedPages(environment)) {
        const { request, digest = '', headers } = response;
        // An encoding of the body may have an ETag of its own.
        const name = [request.url, request.caller, request.accept, headers.get('content-encoding'), digest].join(' ');
        const [expected, tag] = [first(byBody, name, response), response].map(etagOf);
        if (opaqueTag(expected ?? '') === opaqueTag(tag ?? '')) continue;
        throw new RelationFailure(`the ETag ${expected} again`, tag ?? '', [response]);
      }
    },
  ),
  level: 'warning',
};

/** The value of a name in a map: the one that was set first. */
function first<Value>(map: Map<string, Value>, name: string, value: Value): Value {
  const known = map.get(name) ?? value;
  map.set(name, known);
  return known;
}

const conditions = listRelation(
  'http-if-none-match',
  "If-None-Match with the page's own ETag gets 304 or the page, and with any other ETag it gets the page (RFC 9110, section 13.1.2).",
  async (environment) => {
    const { survey, reader } = environment;
    await requireEtag(environment);
    const urls: Parameters[] = [smallPage(environment), survey.plain.parameters];
    const pages: [Parameters, Caller, ReadPage][] = [];
    for (const caller of callersIn(environment)) {
      for (const parameters of urls) pages.push([parameters, caller, await reader.page(parameters, caller)]);
    }
    for (const [parameters, caller, page] of pages) {
      const own = etagOf(page.response);
      if (own === '') continue;
      const others = pages.map(([, , other]) => etagOf(other.response)).filter((other) => other !== '');
      // A tag is compared as a whole, also with one that begins with it.
      const longer = `${opaqueTag(own).slice(0, -1)}-${nonsense}"`;
      for (const tag of new Set([own, ...others, longer])) {
        await expectCondition(environment, parameters, caller, page, tag);
      }
    }
  },
);

/** Requests a page again on the condition that its ETag is another one. @throws {RelationFailure} if the response is wrong. */
async function expectCondition(
  environment: CheckEnvironment,
  parameters: Parameters,
  caller: Caller,
  page: ReadPage,
  ifNoneMatch: string,
): Promise<void> {
  const { target, list } = environment;
  const own = etagOf(page.response);
  const isOwn = opaqueTag(own) === opaqueTag(ifNoneMatch);
  const response = await target.get(parameters, { caller, ifNoneMatch });
  const shown = [page.response, response];
  if (isOwn && response.status === 304) {
    if (opaqueTag(etagOf(response)) === opaqueTag(own)) return;
    const expected = `the ETag ${own} beside status 304 (RFC 9110, section 15.4.5)`;
    throw new RelationFailure(expected, etagOf(response) || 'no ETag', shown);
  }
  const found = pageIn(response, list);
  if (!found) {
    const expected = isOwn ? 'status 304 or the page' : `the page, whose ETag ${own} is not ${ifNoneMatch}`;
    throw new RelationFailure(expected, response.status === 304 ? 'status 304' : summaryOf(response), shown);
  }
  expectItems(environment, page.items, found.items, shown);
}

const sharedCache = listRelation(
  'http-shared-cache',
  "No response lets a shared cache give a caller's page to another caller (RFC 9111, sections 3.5 and 4.1).",
  async ({ document, list, responses }) => {
    const header = tokenPlace(document, list)?.header;
    if (header === undefined) throw new NotChecked('the document requires no token');
    for (const response of responses) {
      const { request, headers } = response;
      const varying = (headers.get('vary') ?? '').toLowerCase().split(/[\s,]+/);
      const isPrivate = request.caller === 'nobody' || varying.includes('*') || varying.includes(header);
      const directives = headers.get('cache-control') ?? '';
      if (isPrivate || !pageIn(response, list) || !isShared(directives, header)) continue;
      const expected = `vary: ${header} beside cache-control: ${directives}`;
      throw new RelationFailure(expected, `vary: ${headers.get('vary') ?? 'missing'}`, [response]);
    }
  },
);

/** Whether a shared cache may use a response again without asking the service. @param header The header of the token. */
function isShared(directives: string, header: string): boolean {
  const names = directives.toLowerCase().split(/\s*,\s*/);
  if (names.some((name) => /^(private|no-store|no-cache)\b/.test(name))) return false;
  const ages = (name: string): boolean => names.some((directive) => new RegExp(`^${name}="?0*[1-9]`).test(directive));
  // A cache keeps responses to requests with Authorization only if told so. It does not know other headers of tokens.
  return names.includes('public') || ages('s-maxage') || (header !== 'authorization' && ages('max-age'));
}

export const cachingRelations: readonly Relation[] = [etag, stableEtag, conditions, sharedCache];
