import { entriesOf, member, textOf } from './json.ts';
import type { ListDescriptor } from './lists/descriptor.ts';
import { nodeAt } from './reference.ts';

/** Where a request carries its token. */
export interface TokenPlace {
  /** Name of the header, in lower case. */
  readonly header: string;
  /** What precedes the token in the header, such as `Bearer `. */
  readonly prefix: string;
}

/** Where the requests of a list carry their token. Undefined if the document requires no token in a header. */
export function tokenPlace(document: object, { path }: ListDescriptor): TokenPlace | undefined {
  const requirements = nodeAt(document, 'paths', path, 'get', 'security') ?? member(document, 'security');
  const [requirement] = Array.isArray(requirements) ? requirements : [];
  const [name] = entriesOf(requirement)[0] ?? [];
  const scheme = name === undefined ? undefined : nodeAt(document, 'components', 'securitySchemes', name);
  if (member(scheme, 'type') === 'apiKey' && member(scheme, 'in') === 'header') {
    return { header: textOf(member(scheme, 'name')).toLowerCase(), prefix: '' };
  }
  const isBearer = member(scheme, 'type') === 'http' && textOf(member(scheme, 'scheme')).toLowerCase() === 'bearer';
  return isBearer || member(scheme, 'type') === 'oauth2' ? { header: 'authorization', prefix: 'Bearer ' } : undefined;
}
