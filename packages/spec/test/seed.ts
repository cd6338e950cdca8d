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

/** The name and value of each JSON example of a response. */
export function examplesOf(status: '200' | '400' | '401' | '403'): [name: string, value: unknown][] {
  const names = Object.keys(document.paths['/v2/images'].get.responses[status].content['application/json'].examples);
  const examples: Readonly<Record<string, { readonly value: unknown }>> = document.components.examples;
  return names.map((name) => [name, examples[name]?.value]);
}
