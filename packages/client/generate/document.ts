/** The part of an OpenAPI document that the generator reads. */
export interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly paths: Readonly<Record<string, { readonly get?: DocumentOperation }>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, { readonly in?: string; readonly name?: string }>>;
    readonly headers?: Readonly<Record<string, Header>>;
    readonly schemas?: Readonly<Record<string, Schema>>;
  };
}

interface DocumentOperation {
  readonly description?: string;
  readonly parameters?: readonly DocumentParameter[];
  readonly responses: Readonly<Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>>;
}

export interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value?: unknown }>>;
  readonly required?: boolean;
  /** False if the elements of an array are joined in one value. Default: true, in a query. */
  readonly explode?: boolean;
  readonly schema: Schema;
}

interface Header {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly items?: Schema;
}
