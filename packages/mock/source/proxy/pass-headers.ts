/** The headers of a message, in their order: name and value in turn, as in `IncomingMessage.rawHeaders`. */
export type RawHeaders = readonly string[];

/**
 * Headers that concern one connection only (RFC 9110, section 7.6.1), or the length of the body, which is written again.
 * `Expect` is among them because the proxy has read the whole body before it passes the request on.
 */
const connectionHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers that a proxy passes on, as pairs, without those of the given names. */
export function passedHeaders(raw: RawHeaders, without: readonly string[] = []): [name: string, value: string][] {
  const pairs = pairsOf(raw);
  // A message may name further headers that concern the connection.
  const named = valuesOf(raw, 'connection').flatMap((value) => value.split(','));
  const dropped = new Set([...connectionHeaders, ...without, ...named.map((name) => name.trim().toLowerCase())]);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** The values of a header. */
export function valuesOf(raw: RawHeaders, name: string): string[] {
  return pairsOf(raw).flatMap(([other, value]) => (other.toLowerCase() === name ? [value] : []));
}

function pairsOf(raw: RawHeaders): [name: string, value: string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as [string, string]] : []));
}
