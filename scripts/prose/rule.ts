/** A habit of writing that the prose linter reports. */
export interface Rule {
  /** What a `prose-ignore` comment calls it. */
  readonly name: string;
  /** Matches the habit in one paragraph. A blank matches any white space, so that a phrase may go on in the next line. */
  readonly pattern: RegExp;
  /** Why a reader stumbles over it. */
  readonly why: string;
  /** What to write instead. */
  readonly instead: string;
  /** Sentences that the rule reports. */
  readonly bad: readonly string[];
  /** Sentences that look like them and are right. */
  readonly good: readonly string[];
}
