import { RelationFailure } from '../../errors.ts';
import type { Parameters } from '../../model/parameters.ts';
import { type Caller, type ReceivedResponse, summaryOf } from '../../target/messages.ts';
import { accompanyingParameters } from './accompanying-parameters.ts';
import type { CheckEnvironment } from './environment.ts';

interface RejectionOptions {
  /** Default: 400. */
  readonly status?: number;
  /** Default: first. */
  readonly caller?: Caller;
}

/**
 * Expects wrong parameters to be rejected: each of them in one of several situations, alone or beside valid parameters.
 * If there are fewer of them than situations, each is sent in every situation.
 */
export async function expectAllRejected(
  environment: CheckEnvironment,
  queries: readonly Parameters[],
  { status = 400, caller = 'first' }: RejectionOptions = {},
): Promise<void> {
  const { survey, secondSurvey, target, schemas } = environment;
  const mediaTypes = schemas.mediaTypes(String(status));
  const own = caller === 'second' && secondSurvey ? { ...environment, survey: secondSurvey } : environment;
  let count = 0;
  for (const [index, wrong] of queries.entries()) {
    const names = new Set(wrong.map(([name]) => name));
    const plain = survey.plain.parameters.filter(([name]) => !names.has(name));
    const situations: Parameters[] = [[], ...accompanyingParameters(own, names)];
    for (const [position, others] of situations.entries()) {
      if (queries.length >= situations.length && index % situations.length !== position) continue;
      // Mostly JSON, which programs accept; every third request accepts one of the other media types.
      const accept = count % 3 === 2 ? mediaTypes[((count / 3) % mediaTypes.length) | 0] : undefined;
      count += 1;
      const response = await target.get([...plain, ...others, ...wrong], { caller, accept });
      expectRejected(environment, response, status);
      if (accept !== undefined) expectAccepted(response, accept);
    }
  }
}

/** @throws {RelationFailure} if a response has another status, or a body that the document does not describe. */
export function expectRejected({ schemas }: CheckEnvironment, response: ReceivedResponse, status: number): void {
  if (response.status !== status) throw new RelationFailure(`status ${status}`, summaryOf(response), [response]);
  const mediaTypes = schemas.mediaTypes(String(status));
  if (mediaTypes.length === 0) return;
  expectMediaType(response, ...mediaTypes);
  const isJson = /[/+]json$/.test(response.mediaType);
  const body = isJson ? response.json : response.text;
  const [violation] = schemas.validate(String(status), response.mediaType, body) ?? [];
  if (!violation) return;
  const got = `${violation.message} The response: ${summaryOf(response)}`;
  throw new RelationFailure(`a body that matches the document's schema for ${status}`, got, [response]);
}

/**
 * A token is often rejected by what stands before the service, which may disregard what the request accepts (RFC 9110,
 * section 12.4.1). Keystone's middleware always responds in JSON.
 *
 * @throws {RelationFailure} if an error response has another media type than the request accepts.
 */
export function expectAccepted(response: ReceivedResponse, accept: string): void {
  const isOfToken = response.status === 401;
  expectMediaType(response, accept, ...(isOfToken ? ['application/json'] : []));
}

/** @throws {RelationFailure} if a response has another media type. */
export function expectMediaType(response: ReceivedResponse, ...mediaTypes: readonly string[]): void {
  if (mediaTypes.includes(response.mediaType)) return;
  const expected = `the media type ${mediaTypes.join(' or ')}`;
  throw new RelationFailure(expected, response.mediaType || 'no media type', [response]);
}
