import { fileURLToPath } from 'node:url';
import { readDescription } from '@conoha-images/mock';
import { expect, test } from 'vitest';
import type { Document, DocumentParameter } from '../generate/document.ts';
import { operationOf } from '../generate/operations.ts';
import { clientType, queryTypes } from '../generate/types.ts';
import { operations } from '../source/generated/operations.gen.ts';

/** The types for a document with one list, which has these parameters. */
function typesFor(...parameters: readonly DocumentParameter[]): string {
  const document = { paths: { '/things': { get: { parameters, responses: {} } } }, components: {} };
  const rules = parameters.map(({ name, required }) => [name, required ? { required } : {}]);
  const operation = { ...operations.listImages, path: '/things', excludes: {}, parameters: Object.fromEntries(rules) };
  return queryTypes(document as unknown as Document, { listThings: operation });
}

test('the list of another document has types with its names and descriptions', async () => {
  const file = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));
  const { document, lists } = await readDescription(file);
  const typed = document as Document;
  const operations = Object.fromEntries(lists.map((list) => [list.operationId, operationOf(typed, list)]));
  expect(clientType(typed, operations)).toContain('  readonly listBooks: List<"listBooks">;');
  const code = queryTypes(typed, operations);
  expect(code).toContain('  readonly min_pages?: number | undefined;');
  expect(code).toMatch(/readonly published\?: string \| DateObject \| Comparison<.*, Time> \| undefined;/);
  expect(code).toContain('@example published: { gte: "2020-01-01T00:00:00Z" }');
  expect(code).toContain('  readonly order?: OneOrMore<');
  expect(code).not.toMatch(/images|sort_key|visibility/);
});

test('a required parameter is a required property', () => {
  const code = typesFor(
    { name: 'image_id', in: 'path', required: true, schema: {} },
    { name: 'limit', in: 'query', schema: {} },
  );
  expect(code).toContain('  readonly image_id: string;');
  expect(code).toContain('  readonly limit?: string | undefined;');
});

test('a name that is not an identifier is quoted', () => {
  expect(typesFor({ name: 'changes-since', in: 'query', schema: {} })).toContain('readonly "changes-since"?: string');
});

test('a list without conflicting parameters has one interface', () => {
  const code = typesFor({ name: 'limit', in: 'query', schema: {} });
  expect(code).toContain('export interface ListThingsQuery {');
  expect(code).not.toContain('Conflict');
  expect(code).not.toContain('query-values');
});

test('a description does not end its comment', () => {
  const description = 'One.\n\n*/ export const code = 1; /*';
  const code = typesFor({ name: 'limit', in: 'query', description, schema: {} });
  expect(code).toContain('*\\/ export const code');
});
