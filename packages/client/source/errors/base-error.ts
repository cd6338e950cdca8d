/** What all errors of this client have in common. */
export abstract class BaseError extends Error {
  /** Which of the errors it is: a `switch` over it is exhaustive. */
  abstract override readonly name: string;

  /** @param details Its cause, and what else it has. */
  constructor(message: string, details?: object) {
    super(message, details);
    Object.assign(this, details);
  }
}
