/** The part of a list operation that the client needs: generated from the document (generated/operations.gen.ts). */
export interface Operation {
  /** Path parameters are in braces. */
  readonly path: string;
  /** The path of the items in a page. */
  readonly items: readonly string[];
  /** The path of the link to the next page in a page. */
  readonly next?: readonly string[];
  /** If that path leads to an array of links: the `rel` of the link to the next page. */
  readonly rel?: string;
  /** If pages have no such link: the path of the marker in an item. The list ends with an empty page. */
  readonly key?: readonly string[];
  /** The query parameter whose value the page starts after. */
  readonly marker: string;
  /** The query parameter with the number of items to skip. Only the first page of a walk has it. */
  readonly offset?: string;
  /** The statuses of the errors that the document describes. */
  readonly errors: readonly number[];
  /** Whether parameters that the document does not name are filters too. */
  readonly additional?: true;
  /** For a parameter, the parameters that it can't be combined with. */
  readonly excludes: Readonly<Record<string, readonly string[]>>;
  readonly parameters: Readonly<Record<string, ParameterRule>>;
}

/** Which values a parameter takes, and how they are written. */
export interface ParameterRule {
  /** Whether every request must have it. */
  readonly required?: true;
  /** Default: a string. */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'date-time';
  /** The values that the document lists. */
  readonly values?: readonly string[];
  /** Whether the service accepts other values too. */
  readonly open?: true;
  /** The operators that may stand before the value. A value without an operator has the first. */
  readonly operators?: readonly string[];
  /** Whether it takes more than one value. */
  readonly many?: true;
  /** Whether these values are joined by commas instead of repeating the parameter. */
  readonly joined?: true;
}
