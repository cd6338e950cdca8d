import fc from 'fast-check';

/** Some of these values, in any order. */
export function subsetOf<Value>(values: readonly Value[], minimum: number, maximum: number): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: minimum, maxLength: Math.min(maximum, values.length) });
}
