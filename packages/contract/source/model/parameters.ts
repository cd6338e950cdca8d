/** The parameters of a query, decoded, in the order in which they are sent. */
export type Parameters = readonly (readonly [name: string, value: string])[];

/** A parameter's name or value as a URL has it, without the single quotes that would end the URL in a shell. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');
}

/** Parameters as the query of a URL has them. */
export function queryOf(parameters: Parameters): string {
  return parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** The parameters of a link, decoded. */
export function parametersOf(link: string): Parameters {
  const start = link.indexOf('?');
  return start < 0 ? [] : [...new URLSearchParams(link.slice(start + 1))];
}

/** Parameters as a report shows them, not encoded. */
export function inWords(parameters: Parameters): string {
  return parameters.map(([name, value]) => `${name}=${value}`).join(' & ');
}

/** Whether a query has a parameter. */
export function hasParameter(parameters: Parameters, name: string): boolean {
  return parameters.some((parameter) => parameter[0] === name);
}

export function withoutParameter(parameters: Parameters, name: string): Parameters {
  return parameters.filter((parameter) => parameter[0] !== name);
}

/** The same parameters in another order. Those with the same name keep their order. */
export function rotated(parameters: Parameters, steps: number): Parameters {
  const names = [...new Set(parameters.map(([name]) => name))];
  const shift = names.length === 0 ? 0 : steps % names.length;
  return [...names.slice(shift), ...names.slice(0, shift)].flatMap((name) =>
    parameters.filter((parameter) => parameter[0] === name),
  );
}

/** Sorted by name: only the order of parameters with the same name makes a difference. */
export function sortedByName(parameters: Parameters): Parameters {
  return parameters.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The last parameter of each name. */
export function lastOfEachName(parameters: Parameters): Parameters {
  return [...new Map(parameters)];
}

/** Whether both have the same parameters, whatever the order of those with different names. */
export function isSameQuery(one: Parameters, other: Parameters): boolean {
  return queryOf(sortedByName(one)) === queryOf(sortedByName(other));
}
