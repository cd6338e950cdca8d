import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { brotliDecompress, gunzip, type InputType, inflate, type ZlibOptions } from 'node:zlib';

type Decoder = (bytes: InputType, options: ZlibOptions) => Promise<Uint8Array>;

const decoders: Readonly<Record<string, Decoder | undefined>> = {
  identity: async (bytes) => bytes as Uint8Array,
  gzip: promisify(gunzip) as Decoder,
  'x-gzip': promisify(gunzip) as Decoder,
  deflate: promisify(inflate) as Decoder,
  br: promisify(brotliDecompress) as Decoder,
  // Node.js 20 lacks it.
  ...('zstdDecompress' in zlib && { zstd: promisify(zlib.zstdDecompress) as unknown as Decoder }),
};

/** Thrown for a body whose `Content-Encoding` is unknown or wrong. The message says what it must be. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/**
 * Undoes the encodings of a body.
 *
 * @param encoding The values of `Content-Encoding`, separated by commas.
 * @param maximum The longest decoded body, in bytes.
 * @throws {EncodingError} if an encoding is unknown, if the body does not have it, or if it is too long.
 */
export async function decodeBody(body: Uint8Array, encoding: string, maximum: number): Promise<Uint8Array> {
  const names = encoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  let decoded = body;
  for (const name of names.reverse()) {
    const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (!decode) {
      const known = Object.keys(decoders).join(', ');
      throw new EncodingError(`content-encoding must be one of ${known} for the body to be checked; given: ${name}.`);
    }
    decoded = await decode(decoded, { maxOutputLength: maximum }).catch(({ code }: NodeJS.ErrnoException) => {
      const message =
        code === 'ERR_BUFFER_TOO_LARGE'
          ? `The decoded body must have at most ${inUnits(maximum)}; given: more.`
          : `The body must be valid ${name}; given: other bytes.`;
      throw new EncodingError(message);
    });
  }
  return decoded;
}

const mebibyte = 1024 * 1024;

function inUnits(bytes: number): string {
  return bytes % mebibyte === 0 ? `${bytes / mebibyte} MiB` : `${bytes} bytes`;
}
