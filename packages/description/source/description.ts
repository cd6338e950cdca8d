import { listImages, validateImageList } from '@conoha-images/spec';
import standardDocument from '@conoha-images/spec/document';
import type { ListDescriptor } from '@conoha-images/vocabulary';

/** One way in which a value breaks a schema. */
export interface Violation {
  /** JSON Pointer (RFC 6901) to the value. */
  readonly path: string;
  readonly message: string;
}

/** An OpenAPI document, and what is read from it. */
export interface Description {
  readonly document: object;
  readonly lists: readonly ListDescriptor[];
  /** What in a body breaks the schema of a list's 200 response. */
  validate(list: ListDescriptor, body: unknown): readonly Violation[];
  /** The files that it was read from, where it was. */
  readonly files?: readonly string[];
}

/** Thrown for a document that the mock can't serve. Its message says each thing that is wrong, and where. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

/** The document of ConoHa's image list. */
export const standardDescription: Description = {
  document: standardDocument,
  lists: [listImages],
  validate: (_list, body) => {
    const result = validateImageList(body);
    return result.valid ? [] : result.violations;
  },
};
