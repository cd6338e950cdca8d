import type { ValidateFunction } from 'ajv/dist/2020.js';
import { entriesOf, member } from '../json.ts';
import type { ListDescriptor } from '../lists/descriptor.ts';
import { valueAt } from '../pointer.ts';
import { nodeAt } from '../reference.ts';
import type { Violation } from '../violation.ts';
import { wrongValue } from '../wrong-value.ts';
import { newAjv, requirementOf } from './ajv.ts';

/** The schemas of the bodies that a document gives for the responses of a list, compiled with ajv. */
export class ResponseSchemas {
  /** By status, and then by media type. */
  readonly #schemas: ReadonlyMap<string, ReadonlyMap<string, ValidateFunction>>;

  constructor(document: object, { path }: ListDescriptor) {
    const ajv = newAjv();
    const { paths, components } = document as { paths?: object; components?: object };
    const compile = (media: unknown): ValidateFunction => {
      const schema = member(media, 'schema') ?? {};
      // References within the schema lead to these two, which is why they are part of it.
      return ajv.compile({ ...(schema as object), paths, components });
    };
    const responses = entriesOf(nodeAt(document, 'paths', path, 'get', 'responses'));
    this.#schemas = new Map(
      responses.map(([status]) => {
        const content = entriesOf(nodeAt(document, 'paths', path, 'get', 'responses', status, 'content'));
        return [status, new Map(content.map(([mediaType, media]) => [mediaType, compile(media)]))];
      }),
    );
  }

  /** The documented statuses, such as `200`. */
  get statuses(): readonly string[] {
    return [...this.#schemas.keys()];
  }

  /** The documented media types of a status. Empty if the status is not documented. */
  mediaTypes(status: string): readonly string[] {
    return [...(this.#schemas.get(status)?.keys() ?? [])];
  }

  /** How a body breaks its schema: empty if it is valid, undefined if the document has no such response. */
  validate(status: string, mediaType: string, body: unknown): readonly Violation[] | undefined {
    const schema = this.#schemas.get(status)?.get(mediaType);
    if (!schema) return undefined;
    if (schema(body)) return [];
    return (schema.errors ?? []).map((error) => {
      const { instancePath: path } = error;
      const value = wrongValue(error, valueAt(body, path));
      return { path, message: `${path || 'The body'} ${requirementOf(error)}; given: ${value}.` };
    });
  }
}
