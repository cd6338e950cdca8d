import { BodyError } from '../errors/body-error.ts';

/**
 * Reads the body of a response as text.
 *
 * @param maximum The maximum size, decompressed, in bytes.
 * @returns undefined if the response has no body.
 * @throws {BodyError} if the body is larger.
 */
export async function readText(response: Response, maximum: number): Promise<string | undefined> {
  if (response.body === null) return undefined;
  const reader = response.body?.getReader?.();
  // A replacement of fetch without streams has read the body already.
  if (!reader) return response.text();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    size += part.value.length;
    if (size > maximum) {
      // The rest is not loaded.
      reader.cancel().catch(() => {});
      throw new BodyError(`The response body exceeds the maxBodySize of ${maximum} bytes.`);
    }
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
  // A redirect in a browser has no headers and no body, and no constructor makes another.
  if (status < 200) return response;
  const isData = ok && /^\s*[[{]/.test(text ?? '');
  const clean = isData ? String : redact;
  const body = text && clean(text);
  const init = {
    status,
    statusText: clean(statusText),
    headers: isData ? headers : [...headers].map(([name, value]): [string, string] => [name, clean(value)]),
  };
  const pull = (controller: ReadableStreamDefaultController): void => {
    controller.enqueue(new TextEncoder().encode(body));
    controller.close();
  };
  // Encoded only if something other than its text is read.
  const stream = text === undefined ? null : new ReadableStream({ pull }, { highWaterMark: 0 });
  return Object.defineProperties(new Response(stream, init), {
    url: { value: url },
    text: { value: async () => body ?? '' },
    json: { value: async () => JSON.parse(body ?? '') },
  });
}
