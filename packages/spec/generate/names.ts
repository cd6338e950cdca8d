import type { ListDescriptor } from '@conoha-images/vocabulary';
import type { Document } from './bundle.ts';

/** The name of the type of a list's query: that of the list's schema with Query after it, such as ImageListQuery. */
export function queryName(document: Document, { path, operationId }: ListDescriptor): string {
  const body = at(document, [
    'paths',
    path,
    'get',
    'responses',
    '200',
    'content',
    'application/json',
    'schema',
    '$ref',
  ]);
  const name = typeof body === 'string' ? body.split('/').at(-1) : undefined;
  return `${name ?? `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`}Query`;
}

function at(document: unknown, path: readonly string[]): unknown {
  return path.reduce((node, step) => (node as Record<string, unknown> | undefined)?.[step], document);
}
