/**
 * How two sets of names differ, in sentences.
 *
 * @param kind What has the names, such as `parameter`.
 * @param vendor The types in ConoHa's file, by name.
 * @param own The types in our document, by name.
 */
export function differencesOf(
  kind: string,
  vendor: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): string[] {
  const only = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
    [...one.keys()].filter((name) => !other.has(name)).toSorted();
  const sentence = (place: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`Only ${place} has the ${kind} ${names.join(', ')}.`];
  const types = [...own].flatMap(([name, type]) => {
    const other = vendor.get(name);
    return other === undefined || other === type
      ? []
      : [`The ${kind} ${name} is ${other} in ConoHa's file, and ${type} in this document.`];
  });
  return [
    ...sentence("ConoHa's file", only(vendor, own)),
    ...sentence('this document', only(own, vendor)),
    ...types.toSorted(),
  ];
}
