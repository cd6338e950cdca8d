import type { ListDescriptor } from '@conoha-images/document';

/** Keeps the items of pages that came from an upstream. */
export interface PageRecorder {
  /** @param items The items of a page, without tokens. They may violate the document. Must not be changed later. */
  add(list: ListDescriptor, items: readonly unknown[]): void;
}
