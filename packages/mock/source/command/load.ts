import { readFile } from 'node:fs/promises';
import { type Description, isObject } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import type { DataFile } from '../data/data.ts';
import type { MockContent } from '../mock.ts';

/** The files of a mock. */
interface Files {
  readonly data: string | undefined;
  readonly document: string | undefined;
}

/** Thrown for a data file that can't be read or is not a JSON object. */
class DataFileError extends Error {
  override readonly name = 'DataFileError';
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

async function readDataFile(file: string): Promise<DataFile> {
  const content = await readFile(file, 'utf8').catch((error: Error) => {
    throw new DataFileError(`The data file ${file} can't be read: ${error.message}`);
  });
  // Some programs put a byte order mark at the start of a file.
  const value = parseJson(file, content.replace(/^\ufeff/, ''));
  if (isObject(value)) return value;
  throw new DataFileError(`The data file ${file} must be a JSON object, such as {"images": []}.`);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // After a comma, the parser's message quotes the text, which may contain a token.
    const [reason] = (error as Error).message.split(/, (?="|\.\.\.)/);
    throw new DataFileError(`The data file ${file} must be JSON: ${reason}.`);
  }
}
