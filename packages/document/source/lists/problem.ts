/** The rules for using the vocabulary. The lint plugin has a rule of each name. */
export type Rule =
  | 'list-operation-named'
  | 'list-pointers-resolve'
  | 'list-parameters-exist'
  | 'list-parameters-accounted-for'
  | 'filter-types-fit'
  | 'sort-keys-are-properties'
  | 'invariants-compare';

/** A path from the root of a document. */
export type Path = readonly (string | number)[];

/** A place where a document breaks a rule. */
export interface Problem {
  readonly rule: Rule;
  readonly at: Path;
  /** What is wrong and how to correct it. */
  readonly message: string;
}
