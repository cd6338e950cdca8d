import type { Description, ListDescriptor } from '@conoha-images/document';
import { NotRun } from './broken.ts';
import type { TokenNames } from './curl.ts';
import type { Profile } from './profile.ts';

export interface ContractOptions {
  /** Where the service is, such as `https://image-service.c3j1.conoha.io`; the path of the list comes after it. */
  readonly baseUrl: string;
  /** Sent where the document has it, and nowhere else: no report and no error has it. Default: none. */
  readonly token?: string | undefined;
  /** The token of another caller, who has items of his own. Without it, what two callers see is not checked. */
  readonly secondToken?: string | undefined;
  /** What the service should be. Default: the document of ConoHa's image list. */
  readonly description?: Description;
  /** Which of the document's lists, by its operationId. Default: the first. */
  readonly operationId?: string | undefined;
  /** The values of the parameters in the list's path, by name. */
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** `glance`: what OpenStack Glance is known to break does not count (docs/glance-findings.md). Default: strict. */
  readonly profile?: Profile;
  /** Which cases are drawn: the same seed draws the same from the same data. Default: a random one, which the report has. */
  readonly seed?: number | undefined;
  /** Names of relations. Default: all. */
  readonly only?: readonly string[];
  /** Requests a second. Default: 10; on this machine, as many as it answers. */
  readonly rate?: number | undefined;
  /** The most requests. Default: 1,500. */
  readonly budget?: number | undefined;
  /** How long one answer may take, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** What the environment variables that hold the tokens are called in the curl lines. Default: TOKEN and SECOND_TOKEN. */
  readonly tokenNames?: Partial<TokenNames>;
}

/** The path of a list, with values in it. @throws {NotRun} where one is missing. */
export function pathOf({ path }: ListDescriptor, parameters: ContractOptions['pathParameters'] = {}): string {
  return path.replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '')
      throw new NotRun(`The path ${path} needs a value for ${name}; given: none.`);
    return encodeURIComponent(value);
  });
}

/** Whether a service is on this machine. @throws {NotRun} where the URL is none. */
export function isLocal(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new NotRun(`The base URL must be one with http: or https:; given: ${baseUrl || 'nothing'}.`);
  }
  const { username, search, hash, hostname } = new URL(baseUrl);
  if (username + search + hash !== '') throw new NotRun('The base URL must have no user, query or fragment.');
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** A token as a header takes it. What is wrong with one is said without it. */
export function tokenIn(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new NotRun(
    `${name} must be a token of visible ASCII characters; given: ${token === '' ? 'nothing' : 'others'}.`,
  );
}

export function wholeNumber(what: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new NotRun(`${what} must be a whole number, ${least} or greater; given: ${value}.`);
}

export function positive(what: string, value: number): number {
  if (value > 0) return value;
  throw new NotRun(`${what} must be greater than 0; given: ${value}.`);
}
