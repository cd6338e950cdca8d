/** The base class of this client's errors. */
export abstract class BaseError extends Error {
  /** Identifies the kind of error: a `switch` over it is exhaustive. */
  abstract override readonly name: string;

  /** @param details The `cause`, and further properties of the error. */
  constructor(message: string, details?: object) {
    super(message, details);
    Object.assign(this, details);
  }

  // Every copy of this client has the same symbol. A constant for it would be in the declaration of this class, and the
  // types of two copies would differ.
  get [Symbol.for('conoha-images')](): string {
    return this.name;
  }
}

/**
 * The name of an error of this client, or undefined for any other value. A program that loads the client as an ES module
 * and as CommonJS has two copies of each class, and `instanceof` knows only one of them.
 */
export function kindOf(error: unknown): string | undefined {
  return Object(error)[Symbol.for('conoha-images')];
}
