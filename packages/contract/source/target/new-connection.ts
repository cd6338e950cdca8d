import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, inflateSync } from 'node:zlib';

/** The content encodings that every `fetch` of Node.js undoes. */
const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = { gzip: gunzipSync, deflate: inflateSync };

/** Sends a request over a connection of its own, unlike `fetch`, and without an `accept` header of its own. */
export function fetchOverNewConnection(
  url: string,
  { method, headers, signal }: { method: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    // As `fetch` does, so that a failure has the same reason in both.
    const fail = (cause: unknown): void => {
      reject(signal.aborted ? signal.reason : new TypeError('fetch failed', { cause }));
    };
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const options = {
      method,
      signal,
      agent: false,
      headers: { ...headers, connection: 'close', 'accept-encoding': Object.keys(decoders).join(', ') },
    };
    send(url, options, (incoming) => {
      const decode = async (): Promise<Response> => {
        const decoder = decoders[incoming.headers['content-encoding'] ?? ''];
        const raw = await buffer(incoming);
        const body = decoder && raw.length > 0 ? decoder(raw) : raw;
        const received = new Headers();
        for (const [name, values] of Object.entries(incoming.headersDistinct)) {
          for (const value of values ?? []) received.append(name, value);
        }
        const init = { status: incoming.statusCode ?? 0, headers: received };
        return new Response(body.length === 0 ? null : new Uint8Array(body), init);
      };
      decode().then(resolve, fail);
    })
      .on('error', fail)
      .end();
  });
}
