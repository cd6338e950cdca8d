/** A schema that ajv has compiled, as far as it is used here. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** One error of a {@link CompiledSchema}. */
export interface SchemaError {
  /** JSON Pointer (RFC 6901) to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  /** What the keyword requires. Which members it has depends on the keyword. */
  readonly params: Readonly<Record<string, unknown>>;
}
