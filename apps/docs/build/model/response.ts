import { entriesOf, isObject, type JsonObject, member, resolveReference } from '@conoha-images/document';
import type { Described, EvidenceReader } from './evidence.ts';
import { type BodySchema, bodySchemasOf } from './property.ts';

/** A named example of a body. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
}

/** A body that a response can have, by its media type. */
export interface Content {
  readonly mediaType: string;
  /** The schema, or the alternatives that it allows. */
  readonly schemas: readonly BodySchema[];
  readonly examples: readonly Example[];
}

interface ResponseHeader extends Described {
  readonly name: string;
  readonly example?: string;
}

/** A response of an operation. */
export interface Response extends Described {
  /** Such as `200`. */
  readonly status: string;
  readonly headers: readonly ResponseHeader[];
  readonly contents: readonly Content[];
}

/** Reads the response with a status, or `default`. */
export function responseOf(document: object, status: string, node: unknown, reader: EvidenceReader): Response {
  const response = resolveReference(document, node) as JsonObject;
  return {
    ...reader.read(response),
    status,
    headers: entriesOf(response['headers']).map(([name, value]) => {
      const header = resolveReference(document, value) as JsonObject;
      const example = header['example'];
      return { ...reader.read(header), name, ...(example !== undefined && { example: String(example) }) };
    }),
    contents: entriesOf(response['content']).map(([mediaType, media]) => ({
      mediaType,
      schemas: bodySchemasOf(document, member(media, 'schema'), reader),
      examples: entriesOf(member(media, 'examples')).flatMap(([name, value]) => {
        const example = resolveReference(document, value);
        const summary = String(member(value, 'summary') ?? member(example, 'summary') ?? name);
        return isObject(example) ? [{ name, summary, value: example['value'] }] : [];
      }),
    })),
  };
}
