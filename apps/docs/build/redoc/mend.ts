/** A change of the page that @redocly/cli writes. */
export interface Mend {
  /** What is wrong without it. */
  readonly problem: string;
  /** Matches the code of Redoc that is wrong. Names that its minifier chose are groups, so that they may change. */
  readonly pattern: RegExp;
  readonly replacement: string;
  /** How often the code occurs. Default: 1. */
  readonly count?: number;
}

/**
 * Changes the page.
 *
 * @throws if Redoc has changed: the code of a mend does not occur as often as it should.
 */
export function mend(page: string, mends: readonly Mend[]): string {
  return mends.reduce((html, { problem, pattern, replacement, count = 1 }) => {
    const everywhere = new RegExp(pattern, 'g');
    const found = html.match(everywhere)?.length ?? 0;
    if (found !== count) {
      throw new Error(
        `Redoc has changed: ${pattern} occurs ${found} times, not ${count}. It mends this: ${problem} See whether that is still so, and adapt the mend in build/redoc.`,
      );
    }
    return html.replace(everywhere, replacement);
  }, page);
}
