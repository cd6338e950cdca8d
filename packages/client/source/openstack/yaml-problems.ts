import type { ErrorCode } from 'yaml';

const quotes =
  "a value that contains ': ' must be in quotes, and settings of one mapping must have the same indentation";

/**
 * What is probably wrong, by the parser's codes. The parser's own messages contain the line, which may hold a password.
 */
const problems: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_SCALAR_START: 'a value that begins with @, %, ` or a comma must be in quotes',
  BLOCK_AS_IMPLICIT_KEY: quotes,
  BLOCK_IN_FLOW: quotes,
  MULTILINE_IMPLICIT_KEY: quotes,
  BAD_INDENT:
    'settings of one mapping must have the same indentation, and each { or [ must be closed in an indented line',
  MISSING_CHAR: 'a quote is not closed, or a setting has no colon after its name',
  TAB_AS_INDENT: 'lines must be indented with spaces, not with tabs',
  BAD_DQ_ESCAPE: 'a value that contains a backslash must be in single quotes, or have two backslashes in double quotes',
  UNEXPECTED_TOKEN: 'a quote, a bracket, a dash or an indentation is in the wrong place',
  TAG_RESOLVE_FAILED: 'a value that begins with ! must be in quotes. Tags are not supported',
  ALIAS_PROPS: 'a value that begins with & or * must be in quotes',
  BAD_ALIAS: 'a value that begins with & or * must be in quotes',
  BAD_DIRECTIVE: 'a line must not begin with %',
  MULTIPLE_DOCS: 'a second document begins, but the file must contain only one',
  RESOURCE_EXHAUSTION: 'values are nested too deeply',
};

export function problemOf(code: ErrorCode): string {
  return problems[code] ?? `the parser reports ${code}`;
}
