/** Whose token a request carries. `nobody` sends no token, `stranger` one that no service knows. */
export type Caller = 'first' | 'second' | 'stranger' | 'nobody';

/** The token of a `stranger`. */
export const unknownToken = 'a-token-that-nobody-was-given';

/** A request that was sent. It does not hold the token. */
export interface SentRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: string;
  readonly caller: Caller;
  /** The media types that the request accepts. Empty if it has no `accept` header. */
  readonly accept: string;
  /** Undefined if the request has no `if-none-match` header. */
  readonly ifNoneMatch?: string | undefined;
}

export interface ReceivedResponse {
  readonly request: SentRequest;
  /** 0 if the connection failed before the response was complete. */
  readonly status: number;
  readonly headers: Headers;
  /** Without its parameters, in lower case. Empty if the response has no `content-type`. */
  readonly mediaType: string;
  /** The body. Only its start if the body is JSON, because a run keeps all of its responses. */
  readonly text: string;
  /** The body as JSON; undefined if it is not JSON. */
  readonly json: unknown;
  /** The number of bytes in the body, after its content encoding is undone. */
  readonly size: number;
  /** A digest of these bytes if the response has an ETag, or else undefined. */
  readonly digest?: string | undefined;
  /** What is wrong with these bytes, which are not kept. */
  readonly faults: readonly BodyFault[];
}

/** A body before its bytes are forgotten. */
export interface ReceivedBody {
  readonly bytes: Uint8Array;
  /** Without a byte order mark; bytes that are not UTF-8 are replaced. */
  readonly text: string;
  readonly isJson: boolean;
  /** Empty if the response has no such header. */
  readonly contentType: string;
}

/** What is wrong with the bytes of a body, although they may be valid JSON. */
export interface BodyFault {
  /** The name of the relation that forbids it. */
  readonly relation: string;
  readonly expected: string;
  readonly got: string;
}

/** A response in a few words. */
export function summaryOf({ status, mediaType, text }: ReceivedResponse): string {
  if (status === 0) return text;
  const words = text.replaceAll(/\s+/g, ' ').trim();
  const excerpt = words.length > 120 ? `${words.slice(0, 120)}…` : words;
  return `status ${status}, ${mediaType || 'without a media type'}: ${excerpt}`;
}
