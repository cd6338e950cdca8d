import type { Description, ListDescriptor } from '@conoha-images/document';
import { NotRun } from './errors.ts';
import type { Profile } from './profile.ts';
import type { TokenNames } from './target/curl.ts';

export interface ContractOptions {
  /** Where the service is, for example `https://image-service.example.com`. The path of the list is appended to it. */
  readonly baseUrl: string;
  /** Sent only in the header that the document names; no report and no error contains it. Default: no token. */
  readonly token?: string | undefined;
  /** The token of another caller with items of their own. Without it, relations between two callers are not checked. */
  readonly secondToken?: string | undefined;
  /** The document to check against. Default: the document of ConoHa's image list. */
  readonly description?: Description;
  /** The operationId of a list in the document. Default: the first list. */
  readonly operationId?: string | undefined;
  /** The values of the parameters in the list's path, by name. */
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** `glance`: known failures of OpenStack Glance do not count (docs/glance-findings.md). Default: strict. */
  readonly profile?: Profile;
  /** The same seed draws the same cases from the same data. Default: a random seed, which the report contains. */
  readonly seed?: number | undefined;
  /** Names of relations. Default: all. */
  readonly only?: readonly string[];
  /** Whether the run ends at the first check that fails. Those after it are not checked. Default: false. */
  readonly bail?: boolean | undefined;
  /** Requests per second. Default: 10, or unlimited if the service is on this machine. */
  readonly rate?: number | undefined;
  /** Whether up to four requests may be sent at the same time, paced by the rate. Default: only to a service on this machine. */
  readonly parallel?: boolean | undefined;
  /** The maximum number of requests. Default: 1,500. */
  readonly budget?: number | undefined;
  /** The maximum time for one response, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /**
   * The lowest share of the checks that must be made, and of the possible pairs that must be covered, in percent. If a
   * share is lower, `coverage.low` of the report has it. Default: 0.
   */
  readonly requireCoverage?: number | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** The environment variables that stand for the tokens in curl commands. Default: TOKEN and SECOND_TOKEN. */
  readonly tokenNames?: Partial<TokenNames>;
}

/** The path of a list, with values for its parameters. @throws {NotRun} if a value is missing. */
export function pathOf({ path }: ListDescriptor, parameters: ContractOptions['pathParameters'] = {}): string {
  return path.replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value) return encodeURIComponent(value);
    throw new NotRun(`The path parameter ${name} must have a value, because the path is ${path}; given: no value.`);
  });
}

/** Whether a service is on this machine. @throws {NotRun} if the base URL is invalid. */
export function isLocal(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new NotRun(`The base URL must be an http: or https: URL; given: ${baseUrl || 'an empty text'}.`);
  }
  const { username, search, hash, hostname } = new URL(baseUrl);
  if (username + search + hash !== '') throw new NotRun('The base URL must not have a user, a query or a fragment.');
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** A token that a header can carry. @throws {NotRun} if it is invalid; the message does not contain it. */
export function validToken(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  const got = token === '' ? 'an empty text' : 'other characters';
  throw new NotRun(`${name} must consist of visible ASCII characters; given: ${got}.`);
}

/** @throws {NotRun} if a value is not an integer, or less than the minimum. */
export function integer(what: string, value: number, minimum: number): number {
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw new NotRun(`${what} must be an integer of at least ${minimum}; given: ${value}.`);
}

/** @throws {NotRun} if a value is not greater than 0. */
export function positive(what: string, value: number): number {
  if (value > 0) return value;
  throw new NotRun(`${what} must be greater than 0; given: ${value}.`);
}
