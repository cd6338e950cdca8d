/** What an editor shows of a program. Positions are the offset of the character at the cursor. */
export interface Editor extends AsyncDisposable {
  /** The type and the documentation of the name at a position, as text or Markdown. */
  hover(position: number): Promise<{ readonly type: string; readonly documentation: string }>;
  /** The names or strings that the editor offers at a position, in alphabetical order. */
  complete(position: number): Promise<readonly string[]>;
  /** The errors of the program, with what the compiler adds to them. */
  errors(): Promise<readonly EditorError[]>;
}

export interface EditorError {
  /** Counted from 0. */
  readonly line: number;
  readonly message: string;
}

/** The line of a position and the character within it, counted from 0. */
export function placeOf(text: string, position: number): { readonly line: number; readonly character: number } {
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
