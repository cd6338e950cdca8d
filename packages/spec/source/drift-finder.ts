import { formatPointer } from '@conoha-images/document';
import type { CompiledSchema } from './compiled-schema.ts';
import type { Drift, DriftFinder } from './drift.ts';

const kinds: Readonly<Record<string, Drift['kind']>> = {
  additionalProperties: 'unknown-field',
  required: 'missing-field',
  enum: 'new-value',
};

/** A {@link DriftFinder} that uses a compiled schema. */
export function driftFinder(compiled: CompiledSchema): DriftFinder {
  return (body) => {
    if (compiled(body)) return [];
    return (compiled.errors ?? []).map(({ instancePath, keyword, params }) => {
      const field = params['missingProperty'] ?? params['additionalProperty'];
      return {
        pointer: instancePath + (field === undefined ? '' : formatPointer([String(field)])),
        kind: kinds[keyword] ?? 'wrong-value',
      };
    });
  };
}
