/** The rules that a document's use of the vocabulary must keep. The lint plugin has one rule of each name. */
export type Rule =
  | 'list-operation-named'
  | 'list-pointers-resolve'
  | 'list-parameters-exist'
  | 'list-parameters-accounted-for'
  | 'filter-types-fit'
  | 'sort-keys-are-properties';

/** A place where a document breaks a rule. */
export interface Problem {
  readonly rule: Rule;
  /** Where: the path from the document's root. */
  readonly at: readonly (string | number)[];
  /** What is wrong, and what to write instead. */
  readonly message: string;
}
