/**
 * Checks the names of an object's members, for programs whose compiler does not.
 *
 * @param subject What a member is, as in `A name in the options`.
 * @throws {TypeError} if a member has an unknown name.
 */
export function requireKnownNames(subject: string, value: object, names: readonly string[]): void {
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`${subject} must be one of ${names.join(', ')}; given: ${unknown}.`);
}
