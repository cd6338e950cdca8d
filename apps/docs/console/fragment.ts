import { encodedQuery } from '../calls/call.ts';
import { parseQuery } from '../calls/query.ts';
import type { Caller, ConsoleData, ConsoleRequest } from './data.ts';

/** The id of the console in the page, with which its fragments begin. */
const anchor = 'console';

/**
 * The longest text of a fragment that is read, in characters: twice the length at which the mock responds with 414, so
 * that a link may lead to this response too.
 */
const maximumLength = 16_384;

/** The most parameters that are read. Each may become a row of the form, and thousands of rows freeze the page. */
const maximumCount = 200;

const callers: readonly Caller[] = ['owner', 'nobody', 'stranger'];

/** What a fragment holds: a request, or the part that is invalid. Undefined if the fragment is not the console's. */
export type ReadFragment = { readonly request: ConsoleRequest } | { readonly invalid: string } | undefined;

/**
 * A request as the fragment of a URL, such as `#console?limit=2`. A browser does not send a fragment. Settings of
 * the request precede the query: `#console;token=nobody;accept=text%2Fhtml?limit=2`.
 */
export function fragmentOf({ operation, query, accept, caller }: ConsoleRequest, data: ConsoleData): string {
  const settings = {
    ...(operation !== data.operations[0].id && { operation }),
    ...(caller !== 'owner' && { token: caller }),
    ...(accept !== 'application/json' && { accept: accept ?? '' }),
  };
  const parts = Object.entries(settings).map(([name, value]) => `;${name}=${encodeURIComponent(value)}`);
  return `#${anchor}${parts.join('')}?${encodedQuery(query)}`;
}

/** Reads a fragment. Never throws. */
export function readFragment(fragment: string, data: ConsoleData): ReadFragment {
  const text = fragment.slice(`#${anchor}`.length);
  if (!fragment.startsWith(`#${anchor}`) || !/^[;?]/.test(text)) return undefined;
  const [, settings = '', queryText = ''] = /^([^?]*)\??(.*)$/s.exec(text) ?? [];
  if (text.length > maximumLength) return { invalid: shortened(text) };
  const query = parseQuery(queryText);
  if (!query || query.length > maximumCount) return { invalid: shortened(queryText) };
  let request: ConsoleRequest = {
    operation: data.operations[0].id,
    query,
    accept: 'application/json',
    caller: 'owner',
  };
  for (const part of settings.split(';').slice(1)) {
    const setting = settingOf(part, data);
    if (!setting) return { invalid: shortened(part) };
    request = { ...request, ...setting };
  }
  return { request };
}

/** The beginning of a text that a notice quotes. */
function shortened(text: string): string {
  const maximum = 60;
  return text.length > maximum ? `${text.slice(0, maximum)}…` : text;
}

function settingOf(part: string, { operations }: ConsoleData): Partial<ConsoleRequest> | undefined {
  const [entry] = parseQuery(part) ?? [];
  if (!entry || entry.encoded) return undefined;
  const { name, value } = entry;
  if (name === 'operation' && operations.some(({ id }) => id === value)) return { operation: value };
  const caller = callers.find((candidate) => candidate === value);
  if (name === 'token' && caller) return { caller };
  // What a header may hold.
  if (name === 'accept' && /^[\x20-\x7e]*$/.test(value)) return { accept: value || null };
  return undefined;
}
