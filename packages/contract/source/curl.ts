import type { TokenPlace } from '@conoha-images/document';
import type { Caller, Sent } from './target.ts';

/** Names of the environment variables that hold the tokens, which a shell puts in. */
export interface TokenNames {
  readonly first: string;
  readonly second: string;
}

/** A request as a line for a shell. Where its token would stand, it has the variable that holds it. */
export function curlLine({ url, caller, accept }: Sent, place: TokenPlace | undefined, names: TokenNames): string {
  const tokens: Readonly<Record<Caller, string | undefined>> = {
    first: `$${names.first}`,
    second: `$${names.second}`,
    stranger: 'a-token-that-nobody-was-given',
    nobody: undefined,
  };
  const token = tokens[caller];
  const header = place && token !== undefined ? ` -H "${place.header}: ${place.prefix}${token}"` : '';
  return `curl -sS -H 'accept: ${accept}'${header} '${url}'`;
}
