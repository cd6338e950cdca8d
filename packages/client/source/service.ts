/** Where the service is, and how a request says who asks: part of what the document says (generated/operations.gen.ts). */
export interface Service {
  /** With variables in braces. */
  readonly url: string;
  /** The values of each variable, its default first. */
  readonly variables: Readonly<Record<string, readonly string[]>>;
  /** The header that has the token. */
  readonly tokenHeader: string;
}
