/** The base class of this client's errors. */
export abstract class BaseError extends Error {
  /** Identifies the kind of error: a `switch` over it is exhaustive. */
  abstract override readonly name: string;

  /** @param details The `cause`, and further properties of the error. */
  constructor(message: string, details?: object) {
    super(message, details);
    Object.assign(this, details);
  }
}
