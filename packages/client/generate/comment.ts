/** A text as a comment with this indentation. No text can end the comment early. */
export function comment(lines: readonly string[], indent = ''): string {
  const escaped = lines.join('\n').trim().replaceAll('*/', '*\\/').split('\n');
  if (escaped.length === 1) return escaped[0] ? `${indent}/** ${escaped[0]} */\n` : '';
  return `${[`/**`, ...escaped.map((line) => ` * ${line}`.trimEnd()), ' */', '']
    .join(`\n${indent}`)
    .replace(/^/, indent)
    .trimEnd()}\n`;
}

/** A description with a note after its first paragraph, so that what it is stands first. */
export function withNote(description: string, note: string): string {
  const [first = '', ...rest] = description.trim().split('\n\n');
  return [first, note, ...rest].filter(Boolean).join('\n\n');
}
