import type { TokenPlace } from '@conoha-images/document';
import { type Caller, type SentRequest, unknownToken } from './messages.ts';

/** Names of the environment variables that hold the tokens. */
export interface TokenNames {
  readonly first: string;
  readonly second: string;
}

/** A request as a curl command. In place of the token it has the environment variable that holds the token. */
export function curlCommand(
  { url, caller, accept }: SentRequest,
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
  const header = place && token !== undefined ? ` -H "${place.header}: ${place.prefix}${token}"` : '';
  return `curl -sS -H 'accept: ${accept}'${header} '${url}'`;
}
