/** The words that the script writes. A name in braces is replaced. */
export interface ConsoleWords {
  readonly value: string;
  readonly remove: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly waiting: string;
  readonly failed: string;
  readonly announcement: string;
  readonly milliseconds: string;
  readonly item: string;
  readonly items: string;
  readonly page: string;
  readonly fromDocument: string;
  readonly rejectedByClient: string;
  readonly invalidLink: string;
  readonly unknownParameter: string;
  readonly suggestion: string;
  readonly replacement: string;
  readonly emptyBecauseUnknown: string;
  readonly comparedWithProperty: string;
  readonly effectUnknown: string;
  readonly emptyBody: string;
  readonly violation: string;
}
