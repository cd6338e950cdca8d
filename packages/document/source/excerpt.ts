/** A value in a few words, for a message: an object or array by its kind, any other as JSON of at most 80 characters. */
export function excerpt(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
  const json = typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? String(value));
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
