import type { Drift, DriftFinder } from './drift.ts';

/** The part of a compiled schema (ajv) that is used here. */
interface CompiledSchema {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly missingProperty?: string; readonly additionalProperty?: string };
}

const kinds: Readonly<Record<string, Drift['kind']>> = {
  additionalProperties: 'unknown-field',
  required: 'missing-field',
  enum: 'new-value',
};

/** Gives a compiled schema the interface of a {@link DriftFinder}. */
export function driftFinder(compiled: CompiledSchema): DriftFinder {
  return (body) => {
    if (compiled(body)) return [];
    return (compiled.errors ?? []).map(({ instancePath, keyword, params }) => {
      const field = params.missingProperty ?? params.additionalProperty;
      return {
        pointer:
          field === undefined ? instancePath : `${instancePath}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        kind: kinds[keyword] ?? 'wrong-value',
      };
    });
  };
}
