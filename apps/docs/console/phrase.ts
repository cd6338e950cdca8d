/** A text whose names in braces are replaced by values. */
export function phrase(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (text, name) => String(values[name] ?? text));
}
