/** How two lists of keys differ, in words for what was expected and what was got; undefined where they are equal. */
export function difference(expected: readonly string[], got: readonly string[]): [string, string] | undefined {
  if (JSON.stringify(expected) === JSON.stringify(got)) return undefined;
  const [missing, added] = [without(expected, got), without(got, expected)];
  const repeated = got.filter((key, index) => got.indexOf(key) !== index);
  if (missing.length + added.length + repeated.length > 0) {
    const faults = [
      missing.length > 0 ? `without ${excerpt(missing)}` : '',
      added.length > 0 ? `with ${excerpt(added)}, which does not belong there` : '',
      repeated.length > 0 ? `with ${excerpt(repeated)} more than once` : '',
    ];
    return [`${count(expected)}`, `${count(got)}, ${faults.filter((fault) => fault !== '').join(', ')}`];
  }
  const place = expected.findIndex((key, index) => key !== got[index]);
  return [`${expected[place]} at place ${place + 1} of ${expected.length}`, `${got[place]} there`];
}

function without(keys: readonly string[], others: readonly string[]): string[] {
  const left = new Set(others);
  return keys.filter((key) => !left.has(key));
}

function count(keys: readonly string[]): string {
  return keys.length === 0 ? 'no items' : keys.length === 1 ? `1 item (${keys[0]})` : `${keys.length} items`;
}

function excerpt(keys: readonly string[]): string {
  return keys.length <= 3 ? keys.join(', ') : `${keys.slice(0, 3).join(', ')} and ${keys.length - 3} more`;
}
