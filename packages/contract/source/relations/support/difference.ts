/** How two lists of keys differ, as texts for "expected" and "got"; undefined if they are equal. */
export function difference(expected: readonly string[], got: readonly string[]): [string, string] | undefined {
  if (JSON.stringify(expected) === JSON.stringify(got)) return undefined;
  const missing = without(expected, got);
  const added = without(got, expected);
  const repeated = got.filter((key, index) => got.indexOf(key) !== index);
  if (missing.length + added.length + repeated.length > 0) {
    const faults = [
      missing.length > 0 ? `without ${excerpt(missing)}` : [],
      added.length > 0 ? `with ${excerpt(added)}, which should not be there` : [],
      repeated.length > 0 ? `with ${excerpt(repeated)} more than once` : [],
    ];
    return [count(expected), [count(got), ...faults.flat()].join(', ')];
  }
  const index = expected.findIndex((key, position) => key !== got[position]);
  return [`${expected[index]} at position ${index + 1} of ${expected.length}`, `${got[index]} there`];
}

function without(keys: readonly string[], others: readonly string[]): string[] {
  const excluded = new Set(others);
  return keys.filter((key) => !excluded.has(key));
}

function count(keys: readonly string[]): string {
  return keys.length === 0 ? 'no items' : keys.length === 1 ? `1 item (${keys[0]})` : `${keys.length} items`;
}

function excerpt(keys: readonly string[]): string {
  return keys.length <= 3 ? keys.join(', ') : `${keys.slice(0, 3).join(', ')} and ${keys.length - 3} more`;
}
