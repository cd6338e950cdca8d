import { elements, member, textOf } from './json.ts';

/**
 * The base URL of the service: the first of the document's `servers`, with the defaults of its variables.
 *
 * Undefined if the document has no server, or one whose URL is relative or invalid.
 */
export function serverOf(document: object): URL | undefined {
  const [server] = elements(member(document, 'servers'));
  const url = member(server, 'url');
  if (typeof url !== 'string') return undefined;
  const filled = url.replaceAll(/\{([^}]*)\}/g, (_, name) =>
    textOf(member(member(member(server, 'variables'), name), 'default')),
  );
  return URL.canParse(filled) ? new URL(filled) : undefined;
}
