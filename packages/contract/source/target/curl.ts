import type { TokenPlace } from '@conoha-images/document';
import { type Caller, type SentRequest, unknownToken } from './messages.ts';

/** Names of the environment variables that hold the tokens. */
export interface TokenNames {
  readonly first: string;
  readonly second: string;
}

/** A request as a curl command. In place of the token it has the environment variable that holds the token. */
export function curlCommand(
  { method, url, caller, accept, ifNoneMatch }: SentRequest,
  place: TokenPlace | undefined,
  names: TokenNames,
): string {
  const tokens: Readonly<Record<Caller, string | undefined>> = {
    first: `$${names.first}`,
    second: `$${names.second}`,
    stranger: unknownToken,
    nobody: undefined,
  };
  const token = tokens[caller];
  return [
    method === 'HEAD' ? 'curl -sS -I' : 'curl -sS',
    // Without a value, curl leaves its own header out.
    `-H ${quoted(accept === '' ? 'accept:' : `accept: ${accept}`)}`,
    ...(place && token !== undefined ? [`-H "${place.header}: ${place.prefix}${token}"`] : []),
    ...(ifNoneMatch === undefined ? [] : [`-H ${quoted(`if-none-match: ${ifNoneMatch}`)}`]),
    quoted(url),
  ].join(' ');
}

/** A text in quotes that a shell takes literally. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
