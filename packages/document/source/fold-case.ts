/**
 * A text with its ASCII letters in lower case, so that two texts which differ only in case become equal.
 *
 * Other letters keep their case: `toLowerCase` alone would turn the Kelvin sign (U+212A) into k.
 */
export function foldCase(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
