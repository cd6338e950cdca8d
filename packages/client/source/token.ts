/** A secret that no log, error or snapshot shows: it prints as `[redacted]`. */
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
  /** The token that the service has just refused with 401: another is wanted. Undefined where any will do. */
  readonly rejected: Token | undefined;
  /** Aborted when nobody waits for the token any more. */
  readonly signal: AbortSignal;
}

/** Where tokens come from. It is asked before every request, and so has to remember its token. */
export type TokenProvider = (request: TokenRequest) => Token | string | Promise<Token | string>;
