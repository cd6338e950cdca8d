/** Where the service is, and which header carries the token: generated from the document (generated/operations.gen.ts). */
export interface Endpoint {
  /** The URL of the document's first server. */
  readonly url: string;
  /** The name of the request header that carries the token, in lower case. */
  readonly tokenHeader: string;
}
