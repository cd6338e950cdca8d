/** One difference between a response and the document. */
export interface Drift {
  /** JSON Pointer (RFC 6901) into the body, such as `/images/0/size`. */
  readonly pointer: string;
  /**
   * - `unknown-field`: the document has no such field.
   * - `missing-field`: the document requires the field.
   * - `new-value`: the document does not list the value.
   * - `wrong-value`: the value has another type or form.
   */
  readonly kind: 'unknown-field' | 'missing-field' | 'new-value' | 'wrong-value';
}

/** Finds the differences between a body and the document. Never throws, and never changes the body. */
export type DriftFinder = (body: unknown) => Drift[];
