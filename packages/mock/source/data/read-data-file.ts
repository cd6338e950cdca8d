import { isObject } from '@conoha-images/document';
import type { DataFile } from './data.ts';
import { InvalidUtf8 } from './decode-utf-8.ts';
import { rememberPath } from './file-paths.ts';
import { lineAt, parseJsonFile } from './json-file.ts';
import { kindOf } from './kind-of.ts';
import { InvalidJson } from './parse-json.ts';

/** Thrown for a data file that can't be read, or is not a JSON object in UTF-8. Its message names the file. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/**
 * Reads a data file for the option `data` of a mock. The file may be of any size.
 *
 * Do not change the result: the mock does not copy it.
 *
 * @throws {DataFileError} if the file can't be read, or is not a JSON object. Whether the data violates the document is
 *   for the mock to check.
 */
export async function readDataFile(path: string): Promise<DataFile> {
  const value = await parseJsonFile(path).catch(async (error: Error) => {
    throw new DataFileError(await messageOf(error, path));
  });
  if (!isObject(value)) {
    throw new DataFileError(
      `The data file ${path} must be a JSON object, such as {"images": []}; given: ${kindOf(value)}.`,
    );
  }
  rememberPath(value, path);
  return value;
}

async function messageOf(error: Error, path: string): Promise<string> {
  if (error instanceof InvalidJson) return `The data file ${path} must be JSON: ${error.message}.`;
  if (!(error instanceof InvalidUtf8)) return `The data file ${path} can't be read: ${error.message}`;
  const { byte, offset } = error;
  // No text in UTF-8 starts with these. In UTF-16, they are half of the byte order mark.
  if (offset === 0 && byte >= 0xfe) return `The data file ${path} must be UTF-8; given: UTF-16.`;
  return `The data file ${path} must be UTF-8; given in line ${await lineAt(path, offset)}: the byte 0x${byte.toString(16)}.`;
}
