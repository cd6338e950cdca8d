import { type Description, DocumentError } from '@conoha-images/document';
import type { Data, DataFile } from './data/data.ts';
import { pathOfData } from './data/file-paths.ts';
import { readData } from './data/read-data.ts';
import { ListHandler } from './list/list-handler.ts';
import { UpstreamDataError } from './proxy/upstream-data-error.ts';
import { serviceOf } from './services/registry.ts';

/** The document that a mock implements, and its data. */
export interface MockContent {
  readonly description: Description;
  /** Default: an invented catalogue, or the items of the document's examples. */
  readonly file?: DataFile | undefined;
}

/** The document that a mock implements, and the data of each of its lists, which was checked. */
export interface ReadContent {
  readonly description: Description;
  readonly data: readonly Data[];
}

/**
 * Checks the content of a mock, and reads its data.
 *
 * @param parts Parts of the data that replace those of the file. Default: the data is that of the file.
 */
export function contentOf(
  { description, file }: MockContent,
  { static: isStatic, upstream }: { readonly static?: boolean; readonly upstream?: unknown },
  parts: DataFile = {},
): ReadContent {
  if (upstream !== undefined) {
    if (file || Object.keys(parts).length > 0) throw new UpstreamDataError();
    return { description, data: [] };
  }
  if (description.lists.length === 0 && !isStatic) {
    throw new DocumentError(
      'The document must have a list: no GET operation has an x-list. Without a list, set the option static.',
    );
  }
  const path = file && pathOfData(file);
  // A copy, so that reset() restores the data even if the caller changes its objects later.
  const copy = path === undefined ? structuredClone(file) : file;
  const data = readData({ ...copy, ...structuredClone(parts) }, description, {
    path,
    needsItems: file !== undefined && !Object.hasOwn(parts, 'images'),
  });
  return { description, data };
}

/** The handlers of the lists, each with its data. */
export function listHandlers({ description, data }: ReadContent): ListHandler[] {
  return description.lists.map(
    (list, index) =>
      new ListHandler(description, list, serviceOf(list.operationId), data[index] ?? { items: [], body: {} }),
  );
}
