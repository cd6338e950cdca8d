/** The description of the service that all lists share: generated from the document (generated/operations.gen.ts). */
export interface Endpoint {
  /** The URL of the document's first server. */
  readonly url: string;
  /** The name of the request header that carries the token, in lower case. */
  readonly tokenHeader: string;
  /** The name of the response header that holds the ID of a request, in lower case. */
  readonly requestIdHeader: string;
  /** The paths of the lists. */
  readonly paths: readonly string[];
  /** The parameters whose values are joined by commas. Others are repeated. */
  readonly joinedParameters: readonly string[];
}
