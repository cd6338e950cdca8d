import { QueryError } from './errors/query-error.ts';
import { service } from './generated/operations.gen.ts';

/** A URL of the document, with the document's variables filled in. */
export function filled(url: string, options: object): string {
  return url.replace(/\{(\w+)\}/g, (_, name: keyof typeof service.variables) => {
    const values: readonly string[] = service.variables[name];
    const { [name]: value = values[0] } = options as Record<string, string | undefined>;
    if (!values.includes(String(value))) throw new QueryError(name, value, `one of ${values.join(', ')}`);
    return String(value);
  });
}

/**
 * A URL that a user gave, without `/` at its end.
 *
 * @param name Which option it is.
 */
export function checkedUrl(name: string, given: string): string {
  const { origin, pathname, href }: Partial<URL> = URL.canParse(given) ? new URL(given) : {};
  // What was given is not said: there may be a password in it.
  if (!href?.startsWith('http') || href !== `${origin}${pathname}`) {
    throw new QueryError(name, typeof given, 'an http(s) URL without user, query and fragment');
  }
  return href.replace(/\/+$/, '');
}
