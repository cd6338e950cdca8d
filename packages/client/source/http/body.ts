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
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > maximum) {
      // The rest is not loaded.
      reader.cancel().catch(() => {});
      throw new BodyError(`The response body exceeds the maxBodySize of ${maximum} bytes.`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * A response whose body has been read.
 *
 * @param redact Removes secrets. A successful response in JSON stays as it is: it is data, and does not become a message.
 */
export function bufferedResponse(
  response: Response,
  text: string | undefined,
  redact: (text: string) => string,
): Response {
  const { status, statusText, headers, url, ok } = response;
  if (ok && /^\s*[[{]/.test(text ?? '')) return responseOf(url, { status, statusText, headers }, text);
  // A redirect in a browser has no headers and no body, and no constructor makes another.
  if (status < 200) return response;
  const entries = [...headers].map(([name, value]): [string, string] => [name, redact(value)]);
  return responseOf(url, { status, statusText: redact(statusText), headers: entries }, text && redact(text));
}

/**
 * Its text is at hand: to encode and decode the body again would take a tenth of a call. So its text can be read
 * repeatedly, unlike that of another response.
 */
function responseOf(url: string, init: ResponseInit, text: string | undefined): Response {
  const pull = (controller: ReadableStreamDefaultController): void => {
    controller.enqueue(new TextEncoder().encode(text));
    controller.close();
  };
  const body = text === undefined ? null : new ReadableStream({ pull }, { highWaterMark: 0 });
  return Object.defineProperties(new Response(body, init), {
    url: { value: url },
    text: { value: async () => text ?? '' },
    json: { value: async () => JSON.parse(text ?? '') },
    clone: { value: () => responseOf(url, init, text) },
  });
}
