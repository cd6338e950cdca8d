/** A secret that prints as `[redacted]`, so it appears in no log, error or snapshot. */
export class Token {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]';
  }
}

export interface TokenRequest {
  /** The token that the service has just rejected with 401. Return another. Undefined if no token was rejected. */
  readonly rejected: Token | undefined;
  /** Aborted when the token is no longer needed. */
  readonly signal: AbortSignal;
}

/** Returns a token. It is called before every request, so it should cache its token. */
export type TokenProvider = (request: TokenRequest) => Token | string | Promise<Token | string>;
