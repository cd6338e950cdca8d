import type { ListDescriptor } from './lists/descriptor.ts';
import type { Violation } from './violation.ts';

/** An OpenAPI document with what has been read from it. */
export interface Description {
  readonly document: object;
  readonly lists: readonly ListDescriptor[];
  /** Checks a body against the schema of the list's 200 response. Empty if the body is valid. */
  validate(list: ListDescriptor, body: unknown): readonly Violation[];
  /** The files the document was read from, if it was read from files. */
  readonly files?: readonly string[];
}

/** Thrown for a document that cannot be used. Its message says everything that is wrong, and where. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
