/** The base class of this client's errors. */
export abstract class BaseError extends Error {
  /** Identifies the kind of error: a `switch` over it is exhaustive. */
  abstract override readonly name: string;

  /** @param details The `cause`, and further properties of the error. */
  constructor(message: string, details?: object) {
    super(message, details);
    Object.assign(this, details);
  }

  // Every copy of this client has the same symbol. In a constant, it would be part of the public type.
  get [Symbol.for('conoha-images')](): string {
    return this.name;
  }
}

/**
 * The name of an error of this client, or undefined for any other value. If a program loads this client both as an ES
 * module and as CommonJS, there are two copies of each class, and `instanceof` knows only one.
 */
export function kindOf(error: unknown): string | undefined {
  return Object(error)[Symbol.for('conoha-images')];
}
