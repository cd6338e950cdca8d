import { BodyError } from '../errors/body-error.ts';
import { jsonOf } from '../json.ts';

/** How much of the body of an error is read, in bytes. */
const longestError = 100_000;

/** How much of a text that is cut off is dropped at its end, in characters: a part of a secret may be there. */
const margin = 3_000;

/** The longest text that is parsed to find out whether it is JSON, in characters. A longer one only begins like JSON. */
const longestParsed = 10_000;

/**
 * Reads the body of a response as text. The body of an error is cut off if it is long.
 *
 * @param maximum The maximum size, decompressed, in bytes.
 * @returns undefined if the response has no body.
 * @throws {BodyError} if the body of a response that is not an error is larger.
 */
export async function readText(response: Response, maximum: number): Promise<string | undefined> {
  const { body, ok } = response;
  if (body === null) return undefined;
  // A replacement of fetch may have no streams.
  if (!body) return response.text();
  const { read, stop } = readerOf(body);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await read(); !part.done; part = await read()) {
    chunks.push(part.value);
    size += part.value.length;
    if (size <= (ok ? maximum : longestError)) continue;
    stop();
    if (ok) throw new BodyError(`The response body exceeds the maxBodySize of ${maximum} bytes.`);
    break;
  }
  // One decoding of all bytes is faster than one of each chunk, as the text is one piece then.
  const bytes = new Uint8Array(size);
  let start = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, start);
    start += chunk.length;
  }
  return new TextDecoder().decode(bytes);
}

/** Reads a stream of the web, or one of Node.js, as in the package node-fetch. Not every browser can iterate the first. */
function readerOf(body: ReadableStream<Uint8Array>) {
  if (body.getReader) {
    const reader = body.getReader();
    // A stream that fails when it is cancelled has failed anyway.
    return { read: () => reader.read(), stop: () => reader.cancel().catch(() => {}) };
  }
  const iterator = body[Symbol.asyncIterator]();
  return { read: () => iterator.next(), stop: () => iterator.return?.() };
}

/**
 * A response whose body has been read. Its text is at hand: to encode and decode the body again would take a tenth of a
 * call. So its text can be read repeatedly, unlike that of another response.
 *
 * @param redact Removes secrets. A successful response in JSON stays as it is: it is data, and does not become a message.
 */
export function bufferedResponse(
  response: Response,
  text: string | undefined,
  redact: (text: string) => string,
): Response {
  const { status, statusText, headers, url, ok } = response;
  const isData = ok && isJson(text ?? '');
  const clean = isData ? String : redact;
  let body = clean(text ?? '');
  if (!ok && text && text.length >= longestError) body = body.slice(0, -margin);
  const pull = (controller: ReadableStreamDefaultController): void => {
    controller.enqueue(new TextEncoder().encode(body));
    controller.close();
  };
  let copy = response;
  try {
    // Encoded only if something other than its text is read.
    copy = new Response(body ? new ReadableStream({ pull }, { highWaterMark: 0 }) : null, {
      status,
      statusText: clean(statusText),
      headers: isData ? headers : [...headers].map(([name, value]): [string, string] => [name, clean(value)]),
    });
  } catch {
    // There is no constructor for a redirect in a browser, which has status 0, and for a status that HTTP does not have.
  }
  return Object.defineProperties(copy, {
    url: { value: url },
    text: { value: async () => body },
    json: { value: async () => JSON.parse(body) },
  });
}

function isJson(text: string): boolean {
  return text.length > longestParsed ? /^\s*[[{]/.test(text) : jsonOf(text) !== undefined;
}
