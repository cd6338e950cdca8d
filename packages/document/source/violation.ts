import type { Pointer } from './pointer.ts';

/** One way in which a value breaks its schema. */
export interface Violation {
  /** Where the value is, such as `/images/0/size`. Empty for the whole. */
  readonly path: Pointer;
  /** What is required of the value, and what was given. */
  readonly message: string;
}
