/** What the client has to know of a list operation: part of what the document says of it (generated/operations.gen.ts). */
export interface Operation {
  /** With the names of parameters in braces. */
  readonly path: string;
  /** Where the items stand in a page. */
  readonly items: readonly string[];
  /** Where the link to the next page stands in a page. */
  readonly next?: readonly string[];
  /** Where there is no such link, where the marker stands in an item. The list goes on until a page is empty. */
  readonly key?: readonly string[];
  /** The query parameter after whose value a page starts. */
  readonly marker: string;
  /** The statuses of the errors that the document describes. */
  readonly errors: readonly number[];
  /** The header of a response that has the request's id. */
  readonly requestId?: string;
  /** Whether parameters that the document does not name filter too. */
  readonly additional?: true;
  /** For a parameter, those that it can't be given together with. */
  readonly excludes: Readonly<Record<string, readonly string[]>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** What values a query parameter takes, and how they are written. */
export interface Parameter {
  /** Whether every request must have it. */
  readonly required?: true;
  /** Default: a string. */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'date-time';
  /** The values that it takes. */
  readonly values?: readonly string[];
  /** Whether the service takes others than those. */
  readonly open?: true;
  /** The operators that its value can have before it. The first is that of a value without one. */
  readonly operators?: readonly string[];
  /** Whether the parameter can be given several times. */
  readonly many?: true;
  /** Whether those stand in one value, with commas between them. */
  readonly joined?: true;
}
