import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { decodeUtf8 } from './decode-utf-8.ts';
import { LargeJsonParser } from './large-json.ts';
import { parseJson, withoutByteOrderMark } from './parse-json.ts';

/** Up to this size, in bytes, a file is parsed at once. This takes the least time, and the most memory. */
const defaultWholeLimit = 64_000_000;

const partSize = 1_000_000;

/**
 * Parses a JSON file of any size.
 *
 * @param wholeLimit Up to this size, in bytes, a file is parsed at once. Default: 64,000,000.
 * @throws {InvalidUtf8} if the file is not UTF-8.
 * @throws {InvalidJson} if it is not JSON.
 * @throws the error of the file system, if the file can't be read.
 */
export async function parseJsonFile(path: string, wholeLimit = defaultWholeLimit): Promise<unknown> {
  const { size } = await stat(path);
  if (size <= wholeLimit) return parseJson(withoutByteOrderMark(decodeUtf8(await readFile(path))));
  const file = await open(path);
  try {
    return await parseInParts(file);
  } finally {
    await file.close();
  }
}

async function parseInParts(file: FileHandle): Promise<unknown> {
  const parser = new LargeJsonParser();
  // One buffer, because the garbage collector would run more often if each part had its own.
  const buffer = Buffer.alloc(partSize);
  for (;;) {
    const { bytesRead } = await file.read(buffer);
    if (bytesRead === 0) return parser.end();
    parser.write(buffer.subarray(0, bytesRead));
  }
}

/** The number of the line in which the byte at an offset is. The first is 1. */
export async function lineAt(path: string, offset: number): Promise<number> {
  if (offset === 0) return 1;
  let line = 1;
  for await (const chunk of createReadStream(path, { end: offset - 1 })) {
    for (const byte of chunk as Buffer) if (byte === 0x0a) line += 1;
  }
  return line;
}
