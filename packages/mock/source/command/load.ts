import type { Description } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import type { MockContent } from '../content.ts';
import { readDataFile } from '../data/read-data-file.ts';

/** The files of a mock. */
interface Files {
  readonly data: string | undefined;
  readonly document: string | undefined;
}

/**
 * Reads the files of a mock.
 *
 * @throws {DocumentError} if the document is invalid.
 * @throws {DataFileError} if the data can't be read. Whether it violates the document is for the mock to check.
 */
export async function load({ data, document }: Files): Promise<MockContent> {
  return {
    description: document === undefined ? standardDescription : await readDocument(document),
    file: data === undefined ? undefined : await readDataFile(data),
  };
}

async function readDocument(file: string): Promise<Description> {
  // Imported here, because a mock without --document starts faster without it.
  const { readDescription } = await import('@conoha-images/document/node');
  return readDescription(file);
}
