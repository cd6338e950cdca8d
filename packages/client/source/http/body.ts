import { BodyError } from '../errors/body-error.ts';

type Chunks = readonly Uint8Array<ArrayBuffer>[];

/**
 * Reads the body of a response.
 *
 * @param maximum The maximum size, decompressed, in bytes.
 * @returns Its parts; undefined if the response has no body.
 * @throws {BodyError} if the body is larger.
 */
export async function chunksOf(response: Response, maximum: number): Promise<Chunks | undefined> {
  if (response.body === null) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const add = (chunk: Uint8Array<ArrayBuffer>): void => {
    size += chunk.length;
    if (size > maximum) throw new BodyError(`The response body exceeds the maxBodySize of ${maximum} bytes.`);
    chunks.push(chunk);
  };
  // Some replacements of fetch have no streams.
  const reader = response.body?.getReader?.();
  if (!reader) add(encode(await response.text()));
  else {
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) add(part.value);
    } finally {
      // The rest of a body that is too large is not loaded.
      reader.cancel().catch(() => {});
    }
  }
  return chunks;
}

/**
 * A response whose body is in memory.
 *
 * @param redact Removes secrets. A successful response in JSON stays as it is: it is data, and does not become a message.
 */
export function bufferedResponse(
  original: Response,
  body: Chunks | undefined,
  redact: (text: string) => string,
): Response {
  const { status, statusText, headers, url, ok } = original;
  // A redirect in a browser: it has no headers and no body, and no constructor makes another.
  if (status < 200) return original;
  let chunks = body;
  let init: ResponseInit = { status, statusText, headers };
  // The first byte of an object or an array.
  if (!ok || !/[[{]/.test(String.fromCharCode(chunks?.[0]?.[0] ?? 0))) {
    init = {
      status,
      statusText: redact(statusText),
      headers: [...headers].map(([name, value]) => [name, redact(value)]),
    };
    const text = decode(chunks);
    const clean = redact(text);
    if (clean !== text) chunks = [encode(clean)];
  }
  return responseOf(url, init, chunks);
}

/** Reading its text takes no second copy of the body, as reading the text of another response would. */
function responseOf(url: string, init: ResponseInit, body: Chunks | undefined): Response {
  let chunks = body;
  const take = (): Chunks | undefined => {
    const taken = chunks;
    chunks = undefined;
    return taken;
  };
  const stream = new ReadableStream(
    {
      pull(controller) {
        const taken = take();
        if (!taken) controller.error(new TypeError('The body has been read already.'));
        for (const chunk of taken ?? []) controller.enqueue(chunk);
        if (taken) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const response = new Response(body && stream, init);
  const text = response.text.bind(response);
  const ownText = async (): Promise<string> => (chunks ? decode(take()) : text());
  return Object.defineProperties(response, {
    url: { value: url },
    text: { value: ownText },
    json: { value: async () => JSON.parse(await ownText()) },
    clone: { value: () => responseOf(url, init, chunks) },
  });
}
function decode(chunks: Chunks = []): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}
function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
