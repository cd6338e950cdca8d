import document from '@conoha-images/spec/openapi.json' with { type: 'json' };

/** A copy of the response on ConoHa's own reference page. */
export function seed(): { images: Record<string, unknown>[] } & Record<string, unknown> {
  return structuredClone(document.components.examples.reference.value);
}

export interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<
    Record<
      string,
      { readonly type?: string | readonly string[]; readonly anyOf?: readonly { readonly type: string }[] }
    >
  >;
}

export const { ImageList, Image } = document.components.schemas as unknown as Readonly<
  Record<'Image' | 'ImageList', ObjectSchema>
>;
