/** Whose token a request carries. `nobody` sends no token, `stranger` one that no service knows. */
export type Caller = 'first' | 'second' | 'stranger' | 'nobody';

/** The token of a `stranger`. */
export const unknownToken = 'a-token-that-nobody-was-given';

/** A request that was sent. It does not hold the token. */
export interface SentRequest {
  readonly url: string;
  readonly caller: Caller;
  readonly accept: string;
}

export interface ReceivedResponse {
  readonly request: SentRequest;
  /** 0 if the connection failed before the response was complete. */
  readonly status: number;
  /** Without its parameters, in lower case. Empty if the response has no `content-type`. */
  readonly mediaType: string;
  readonly text: string;
  /** The body as JSON; undefined if it is not JSON. */
  readonly json: unknown;
}

/** A response in a few words. */
export function summaryOf({ status, mediaType, text }: ReceivedResponse): string {
  if (status === 0) return text;
  const words = text.replaceAll(/\s+/g, ' ').trim();
  const excerpt = words.length > 120 ? `${words.slice(0, 120)}…` : words;
  return `status ${status}, ${mediaType || 'without a media type'}: ${excerpt}`;
}
