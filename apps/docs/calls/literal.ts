/** A text as a literal of JavaScript. */
export function text(value: string): string {
  const literal = JSON.stringify(value);
  if (value.includes("'")) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** The name of a member of an object, in quotes if it needs them. */
export function member(name: string): string {
  // A member with this name would set the prototype.
  if (name === '__proto__') return `['${name}']`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name);
}

/** How long a line may be. */
const width = 76;

/** The members of an object or the elements of an array as code, on one line if they fit after what precedes them. */
export function list(brackets: '{}' | '[]', items: readonly string[], before = '', indentation = ''): string {
  const [open, close] = brackets;
  if (items.length === 0) return brackets;
  const blank = brackets === '{}' ? ' ' : '';
  const line = open + blank + items.join(', ') + blank + close;
  if (before.length + line.length <= width && !line.includes('\n')) return line;
  return [open, ...items.map((item) => `${indentation}  ${item},`), `${indentation}${close}`].join('\n');
}
