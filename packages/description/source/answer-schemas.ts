import type { ListDescriptor } from '@conoha-images/vocabulary';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Violation } from './description.ts';
import { at, entriesOf, member } from './openapi.ts';
import { inWords, newAjv } from './schemas.ts';

/** The schemas of the bodies that a document gives a list's answers. */
export class AnswerSchemas {
  /** By status, and then by media type. */
  readonly #schemas: ReadonlyMap<string, ReadonlyMap<string, ValidateFunction>>;

  constructor(document: object, { path }: ListDescriptor) {
    const ajv = newAjv();
    const { paths, components } = document as { paths?: object; components?: object };
    const responses = entriesOf(at(document, 'paths', path, 'get', 'responses'));
    this.#schemas = new Map(
      responses.map(([status]) => {
        const content = entriesOf(at(document, 'paths', path, 'get', 'responses', status, 'content'));
        return [
          status,
          new Map(
            content.map(([mediaType, media]) => {
              const schema = member(media, 'schema') ?? {};
              // What its references lead to stands beside it.
              return [mediaType, ajv.compile({ ...(schema as object), paths, components })];
            }),
          ),
        ];
      }),
    );
  }

  /** The statuses that the document gives the list, such as `200`. */
  get statuses(): readonly string[] {
    return [...this.#schemas.keys()];
  }

  /** The media types of a status; none where the document does not have it. */
  mediaTypes(status: string): readonly string[] {
    return [...(this.#schemas.get(status)?.keys() ?? [])];
  }

  /** What in a body breaks its schema; undefined where the document has no such answer. */
  validate(status: string, mediaType: string, body: unknown): readonly Violation[] | undefined {
    const schema = this.#schemas.get(status)?.get(mediaType);
    if (!schema) return undefined;
    if (schema(body)) return [];
    return (schema.errors ?? []).map((error) => ({ path: error.instancePath, message: inWords(error) }));
  }
}
