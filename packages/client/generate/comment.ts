/** A comment with these lines. No text can end it early. */
export function comment(lines: readonly string[], indent = ''): string {
  const text = lines.join('\n').trim().replaceAll('*/', '*\\/').split('\n');
  const [first = ''] = text;
  if (text.length === 1) return first && `${indent}/** ${first} */\n`;
  return ['/**', ...text.map((line) => ` * ${line}`.trimEnd()), ' */'].map((line) => `${indent}${line}\n`).join('');
}

/** A description with a note after its first paragraph, so that what it is stands first. */
export function withNote(description: string, note: string): string {
  const [first = '', ...rest] = description.trim().split('\n\n');
  return [first, note, ...rest].filter(Boolean).join('\n\n');
}
