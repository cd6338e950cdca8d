/** What an upstream must be, in words that follow "must be". */
const requirement = 'an http or https URL without user information, query and fragment';

/**
 * Reads the URL of an upstream. Its path precedes that of every request.
 *
 * @param name The name of the option, for the message.
 * @throws {TypeError} if it is not a URL, or if it has anything but an origin and a path. The message does not quote a
 *   URL that may contain a secret.
 */
export function upstreamUrl(value: string | URL, name = 'upstream'): URL {
  const text = String(value);
  const problem = URL.canParse(text) ? problemOf(new URL(text)) : quotable(text);
  if (problem !== undefined) throw new TypeError(`${name} must be ${requirement}; given: ${problem}.`);
  return new URL(text);
}

function problemOf({ protocol, username, password, search, hash }: URL): string | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') return `the scheme ${protocol.slice(0, -1)}`;
  if (username !== '' || password !== '') return 'a URL with user information';
  if (search !== '') return 'a URL with a query';
  return hash === '' ? undefined : 'a URL with a fragment';
}

/** A text that is not a URL, unless it may contain a password or a token. */
function quotable(text: string): string {
  if (text === '') return 'nothing';
  return text.length <= 100 && !/[@?#]/.test(text) ? text : 'something that is not a URL';
}
