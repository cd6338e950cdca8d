import { BodyError } from './errors/body-error.ts';

/** @throws {BodyError} if the text is not JSON. */
export function parseBody(text: string): unknown {
  const value = jsonOf(text);
  if (value !== undefined) return value;
  // The text is left out: an intermediary that does not send JSON may send back the request, and so the token.
  throw new BodyError(`The response body is not JSON (${text.length} characters).`);
}

/** The value of a JSON text; undefined if the text is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at a path in a body; undefined if there is none. */
export function valueOfPath(body: unknown, path: readonly string[]): unknown {
  return path.reduce((value, name) => Object(value)[name], body);
}
