import { resolve } from 'node:path';
import { type Description, DocumentError } from './description.ts';
import { elements, entriesOf, isObject, member, textOf } from './json.ts';
import type { Problem } from './lists/problem.ts';
import { readLists } from './lists/read-lists.ts';
import { nodeAt } from './reference.ts';
import { ResponseSchemas } from './schemas/response-schemas.ts';
import { type VocabularyKeyword, vocabularyErrors } from './schemas/vocabulary.ts';

/**
 * Reads an OpenAPI 3.1 document that uses the list vocabulary, with every file it refers to.
 *
 * @param file A YAML or JSON file.
 * @throws {DocumentError} if a file cannot be read, the document is not OpenAPI 3.1, or it misuses the vocabulary.
 */
export async function readDescription(file: string): Promise<Description> {
  // Loaded when it is needed: it takes longer to load than everything else here.
  const { bundle, createConfig } = await import('@redocly/openapi-core');
  const path = resolve(file);
  const bundled = await bundle({ ref: path, config: await createConfig({}) }).catch((error: Error) => {
    throw new DocumentError(`The document ${file} can't be read: ${error.message}`);
  });
  const errors = bundled.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const lines = errors.map(({ message, location: [location] }) => `- ${location?.pointer ?? ''}: ${message}`);
    throw new DocumentError(`The document ${file} can't be read:\n${lines.join('\n')}`);
  }
  return { ...describeDocument(bundled.bundle.parsed), files: [...new Set([path, ...bundled.fileDependencies])] };
}

/**
 * Reads an OpenAPI 3.1 document that uses the list vocabulary.
 *
 * @param document A parsed document without references to other files.
 * @throws {DocumentError} if it is not OpenAPI 3.1 or misuses the vocabulary.
 */
export function describeDocument(document: unknown): Description {
  const version = member(document, 'openapi');
  if (!isObject(document) || !/^3\.1\./.test(textOf(version))) {
    throw new DocumentError(
      `The document must be OpenAPI 3.1; given: openapi ${JSON.stringify(version) ?? 'missing'}.`,
    );
  }
  const invalid = invalidExtensions(document);
  const { lists, problems } = invalid.length > 0 ? { lists: [], problems: invalid } : readLists(document);
  if (problems.length > 0) {
    const lines = problems.map(({ at, message }) => `- ${at.join(' ')}: ${message}`);
    throw new DocumentError(`The document misuses the list vocabulary:\n${lines.join('\n')}`);
  }
  const schemas = new Map(lists.map((list) => [list.operationId, new ResponseSchemas(document, list)]));
  return {
    document,
    lists,
    validate: (list, body) => schemas.get(list.operationId)?.validate('200', 'application/json', body) ?? [],
  };
}

/** The uses of x-list and x-filter that break the vocabulary's JSON Schema. */
function invalidExtensions(document: object): Pick<Problem, 'at' | 'message'>[] {
  const check = (
    keyword: VocabularyKeyword,
    node: unknown,
    at: readonly string[],
  ): Pick<Problem, 'at' | 'message'>[] => {
    const value = member(node, keyword);
    if (value === undefined) return [];
    return vocabularyErrors(keyword, value).map((message) => ({ at: [...at, keyword], message }));
  };
  return entriesOf(nodeAt(document, 'paths')).flatMap(([path]) => {
    const at = ['paths', path, 'get'];
    const operation = nodeAt(document, ...at);
    return [
      ...check('x-list', operation, at),
      ...[...elements(member(operation, 'parameters')).keys()].flatMap((index) => {
        const place = [...at, 'parameters', String(index)];
        return check('x-filter', nodeAt(document, ...place), place);
      }),
    ];
  });
}
