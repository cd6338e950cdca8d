import { isTokenError, TokenError } from '../errors/token-error.ts';
import { redact } from './redact.ts';
import { Token, type TokenProvider } from './token.ts';

/** How many tokens are remembered, so that later errors do not show them. */
const mostSecrets = 9;

/**
 * Asks for the token of a request.
 *
 * @param secrets The tokens so far, to which a new one is added.
 * @throws {TokenError} if the provider fails or gives an invalid token.
 */
export async function currentToken(
  provider: string | Token | TokenProvider,
  secrets: Token[],
  signal: AbortSignal,
  rejected?: Token,
): Promise<Token> {
  try {
    const value = typeof provider === 'function' ? await provider({ rejected, signal }) : provider;
    const token = (value as Token)?.reveal ? (value as Token) : new Token(value as string);
    const text: unknown = token.reveal();
    // Fetch rejects other values as a header, and its error shows the value.
    if (typeof text !== 'string' || !/^[!-~]+$/.test(text)) {
      const received = typeof text === 'string' ? `${text.length} characters` : `type ${typeof text}`;
      throw new TokenError(`The token must be visible ASCII characters without a space. Received ${received}.`);
    }
    if (!secrets.some((secret) => secret.reveal() === text)) {
      secrets.unshift(token);
      secrets.splice(mostSecrets);
    }
    return token;
  } catch (error) {
    if (isTokenError(error)) throw error;
    const cause = redact(error, secrets);
    throw new TokenError(`The token provider failed: ${cause?.message}`, { cause });
  }
}
