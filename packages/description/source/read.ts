import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type Problem, readLists } from '@conoha-images/vocabulary';
import { bundle, createConfig } from '@redocly/openapi-core';
import { AnswerSchemas } from './answer-schemas.ts';
import { type Description, DocumentError } from './description.ts';
import { at, entriesOf, member } from './openapi.ts';
import { inWords, newAjv } from './schemas.ts';

export { AnswerSchemas } from './answer-schemas.ts';

// Not an import with { type: 'json' }, of which Node 20 warns that it is experimental.
const shapes = createRequire(import.meta.url)('@conoha-images/vocabulary/list-vocabulary.schema.json') as object;

/**
 * Reads an OpenAPI 3.1 document that uses the list vocabulary, and every file that it refers to.
 *
 * @param file A YAML or JSON file.
 * @throws {DocumentError} where it can't be read, is no such document, has no list, or misuses the vocabulary.
 */
export async function readDescription(file: string): Promise<Description> {
  const path = resolve(file);
  const bundled = await bundle({ ref: path, config: await createConfig({}) }).catch((error: Error) => {
    throw new DocumentError(`The document ${file} can't be read: ${error.message}`);
  });
  const broken = bundled.problems.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) {
    const all = broken.map(({ message, location: [place] }) => `- ${place?.pointer ?? ''}: ${message}`);
    throw new DocumentError(`The document ${file} can't be read:\n${all.join('\n')}`);
  }
  return { ...describe(bundled.bundle.parsed), files: [path, ...bundled.fileDependencies] };
}

/**
 * Reads an OpenAPI 3.1 document that uses the list vocabulary.
 *
 * @param document All of it, with no reference to another file.
 * @throws {DocumentError} where it is no such document, or misuses the vocabulary.
 */
export function describe(document: unknown): Description {
  const version = member(document, 'openapi');
  if (typeof document !== 'object' || document === null || !/^3\.1\./.test(String(version))) {
    throw new DocumentError(
      `The document must be OpenAPI 3.1; given: openapi ${JSON.stringify(version) ?? 'missing'}.`,
    );
  }
  const misshapen = checkShapes(document);
  const { lists, problems } = misshapen.length > 0 ? { lists: [], problems: misshapen } : readLists(document);
  if (problems.length > 0) {
    const all = problems.map(({ at, message }) => `- ${at.join(' ')}: ${message}`);
    throw new DocumentError(`The document misuses the list vocabulary:\n${all.join('\n')}`);
  }
  const answers = new Map(lists.map((list) => [list.operationId, new AnswerSchemas(document, list)]));
  return {
    document,
    lists,
    validate: (list, body) => answers.get(list.operationId)?.validate('200', 'application/json', body) ?? [],
  };
}

/** What of x-list and x-filter does not have the shape that the vocabulary's JSON Schema gives them. */
function checkShapes(document: object): Pick<Problem, 'at' | 'message'>[] {
  const ajv = newAjv();
  ajv.addSchema(shapes, 'vocabulary');
  const check = (keyword: string, value: unknown, place: readonly string[]): Pick<Problem, 'at' | 'message'>[] => {
    const validate = ajv.getSchema(`vocabulary#/$defs/${keyword}`);
    if (value === undefined || !validate || validate(value)) return [];
    const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if');
    return errors.map((error) => ({ at: [...place, keyword], message: inWords(error) }));
  };
  return entriesOf(at(document, 'paths')).flatMap(([path]) => {
    const place = ['paths', path, 'get'];
    const operation = at(document, ...place);
    const parameters = entriesOf({ ...(member(operation, 'parameters') as unknown[] | undefined) });
    return [
      ...check('x-list', member(operation, 'x-list'), place),
      ...parameters.flatMap(([index]) => {
        const parameter = at(document, ...place, 'parameters', index);
        return check('x-filter', member(parameter, 'x-filter'), [...place, 'parameters', index]);
      }),
    ];
  });
}
