import { NotChecked, RelationFailure } from '../../errors.ts';
import type { Parameters } from '../../model/parameters.ts';
import { type ReceivedResponse, summaryOf } from '../../target/messages.ts';
import { pageIn } from '../../target/page.ts';
import type { RequestOptions } from '../../target/target.ts';
import type { CheckEnvironment } from '../support/environment.ts';
import { expectMediaType } from '../support/expect-rejection.ts';
import { expectItems } from '../support/expectations.ts';
import { listRelation, type Relation } from '../support/relation.ts';

/** The plain list in a page of a few items, which is enough to recognize it. */
export function smallPage({ survey, reader }: CheckEnvironment): Parameters {
  return reader.withLimit(survey.plain.parameters, Math.min(3, reader.largest));
}

const head = listRelation(
  'http-head',
  'HEAD gets what GET gets, without the body (RFC 9110, section 9.3.2).',
  async (environment) => {
    const { survey, list, target } = environment;
    const invalid: Parameters = [...survey.plain.parameters, [list.page.limit, 'x']];
    for (const parameters of [smallPage(environment), survey.plain.parameters, invalid]) {
      const got = await target.get(parameters);
      const response = await target.get(parameters, { method: 'HEAD' });
      expectMethod(response);
      const expectSame = (what: string, expected: unknown, value: unknown): void => {
        if (expected !== value) throw new RelationFailure(what, String(value), [got, response]);
      };
      expectSame(`the status of GET, ${got.status}`, got.status, response.status);
      expectSame('a body of 0 bytes', 0, response.size);
      // A service may leave out what it knows only once it has made the body.
      const has = (name: string): boolean => got.headers.has(name) && response.headers.has(name);
      const isSameCoding = got.headers.get('content-encoding') === response.headers.get('content-encoding');
      for (const name of ['content-type', ...(isSameCoding ? ['content-length'] : [])]) {
        const expected = got.headers.get(name);
        if (has(name)) expectSame(`the ${name} of GET, ${expected}`, expected, response.headers.get(name));
      }
    }
  },
);

/** @throws {NotChecked} if the service does not have HEAD. @throws {RelationFailure} if it does not say so. */
function expectMethod(response: ReceivedResponse): void {
  const { status, headers } = response;
  if (status === 501) throw new NotChecked('the service does not have HEAD: status 501');
  if (status !== 405) return;
  const allowed = headers.get('allow');
  const methods = (allowed ?? '').split(',').map((method) => method.trim());
  if (allowed !== null && !methods.includes('HEAD')) {
    throw new NotChecked(`the service does not have HEAD: status 405, allow: ${allowed}`);
  }
  const expected = 'an allow header without HEAD beside status 405 (RFC 9110, section 15.5.6)';
  throw new RelationFailure(expected, allowed === null ? 'no allow header' : `allow: ${allowed}`, [response]);
}

const accept = listRelation(
  'http-accept',
  "A request that accepts the page's media type gets the page, and any other gets the page or 406 (RFC 9110, section 12.5.1).",
  async (environment) => {
    const { list, reader, schemas, target } = environment;
    const parameters = smallPage(environment);
    const plain = await reader.page(parameters);
    const [type = 'application/json'] = schemas.mediaTypes('200');
    const unknown = 'application/x-unknown';
    const accepting: RequestOptions[] = [
      { accept: '*/*' },
      { accept: type.replace(/\/.*/, '/*') },
      { accept: type.toUpperCase() },
      { accept: `${unknown}, ${type};q=0.5` },
      { accept: `text/html;q=0.1, */*;q=0.8` },
      // With a connection of its own, it has no such header at all.
      { accept: '', isAlone: true },
    ];
    for (const options of [...accepting, { accept: unknown }]) {
      const response = await target.get(parameters, options);
      const mayRefuse = options.accept === unknown;
      if (mayRefuse && response.status === 406) continue;
      const found = pageIn(response, list);
      if (!found) {
        const page = mayRefuse ? 'a page or status 406' : 'a page';
        const header = options.accept === '' ? 'a request without accept' : `accept: ${options.accept}`;
        throw new RelationFailure(`${page} for ${header}`, summaryOf(response), [response]);
      }
      expectMediaType(response, ...schemas.mediaTypes('200'));
      expectItems(environment, plain.items, found.items, [plain.response, response]);
    }
  },
);

/** The name of an authentication scheme, which a space and parameters may follow. */
const challengeStart = /^[\s,]*[\w!#$%&'*+.^`|~-]+(?=\s*(?:,|$)|\s+[^\s=])/;

const challenge = listRelation(
  'http-challenge',
  'A response with status 401 has a challenge in its WWW-Authenticate header (RFC 9110, section 15.5.2).',
  async ({ survey, target, responses }) => {
    if (target.requiresToken) await target.get(survey.plain.parameters, { caller: 'nobody' });
    const rejected = responses.filter(({ status }) => status === 401);
    if (rejected.length === 0) throw new NotChecked('no response has status 401');
    for (const response of rejected) {
      const header = response.headers.get('www-authenticate');
      if (header !== null && challengeStart.test(header)) continue;
      const got = header === null ? 'no such header' : JSON.stringify(header);
      throw new RelationFailure('a challenge in the www-authenticate header', got, [response]);
    }
  },
);

export const negotiationRelations: readonly Relation[] = [head, accept, challenge];
