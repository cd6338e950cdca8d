import { readFile } from 'node:fs/promises';
import type { Description } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import type { DataFile } from './data.ts';

/** The files that a mock is made from. */
export interface Files {
  readonly data: string | undefined;
  readonly document: string | undefined;
}

export interface Loaded {
  readonly description: Description;
  readonly file: DataFile | undefined;
}

/** Thrown for a data file that can't be read, or is no JSON object. */
class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/**
 * Reads the files of a mock.
 *
 * @throws {DocumentError} where the document can't be served.
 * @throws {DataFileError} where the data can't be read. What in it breaks the document is for the mock to find.
 */
export async function load({ data, document }: Files): Promise<Loaded> {
  return {
    description: document === undefined ? standardDescription : await readDocument(document),
    file: data === undefined ? undefined : await readDataFile(data),
  };
}

async function readDocument(file: string): Promise<Description> {
  // Loaded here, so that only who brings a document waits for what reads it.
  const { readDescription } = await import('@conoha-images/document/node');
  return readDescription(file);
}

async function readDataFile(file: string): Promise<DataFile> {
  const read = await readFile(file, 'utf8').catch((error: Error) => {
    throw new DataFileError(`The data file ${file} can't be read: ${error.message}`);
  });
  // Some programs begin a file with a byte order mark.
  const value = parsed(file, read.replace(/^\ufeff/, ''));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as DataFile;
  throw new DataFileError(`The data file ${file} must hold a JSON object, such as {"images": []}.`);
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // After a comma the parser's own message quotes the text, in which there may be a token.
    const [reason] = (error as Error).message.split(/, (?="|\.\.\.)/);
    throw new DataFileError(`The data file ${file} is no JSON: ${reason}.`);
  }
}
