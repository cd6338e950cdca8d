import { type Violation, valueAt, wrongValue } from '@conoha-images/document';
import type { CompiledSchema, SchemaError } from './compiled-schema.ts';
import type { Validator } from './validation.ts';

/** A {@link Validator} that uses a compiled schema. */
export function validator<T>(compiled: CompiledSchema): Validator<T> {
  return (value) => {
    if (compiled(value)) return { valid: true, value: value as T };
    const [first, ...others] = withoutAlternatives(compiled.errors ?? []).map((error) => violationOf(error, value));
    return { valid: false, violations: [first as Violation, ...others] };
  };
}

/** Merges the errors of the alternatives of an `anyOf`, which precede its own error, into that error. */
function withoutAlternatives(errors: readonly SchemaError[]): readonly SchemaError[] {
  const kept: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword !== 'anyOf') {
      kept.push(error);
      continue;
    }
    const types: unknown[] = [];
    for (let last = kept.at(-1); last && isWithin(last.instancePath, error.instancePath); last = kept.at(-1)) {
      if (last.instancePath === error.instancePath && last.keyword === 'type') types.unshift(last.params['type']);
      kept.pop();
    }
    kept.push(types.length > 0 ? { ...error, keyword: 'type', params: { type: [...new Set(types.flat())] } } : error);
  }
  return kept;
}

function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

function violationOf(error: SchemaError, value: unknown): Violation {
  const { instancePath: path } = error;
  return {
    path,
    message: `${path || 'The value'} ${requirementOf(error)}; given: ${wrongValue(error, valueAt(value, path))}.`,
  };
}

/** What a keyword requires, in words. An unknown keyword is named with its parameters. */
function requirementOf({ keyword, params }: SchemaError): string {
  switch (keyword) {
    case 'type':
      return `must be ${[params['type']].flat().join(' or ')}`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).map((allowed) => JSON.stringify(allowed)).join(', ')}`;
    case 'required':
      return `must have the property ${params['missingProperty']}`;
    case 'additionalProperties':
      return `must not have the property ${params['additionalProperty']}`;
    case 'format':
      return `must be a valid ${params['format']}`;
    case 'pattern':
      return `must match ${params['pattern']}`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `must be ${params['comparison']} ${params['limit']}`;
    case 'minItems':
    case 'maxItems':
      return `must have ${keyword === 'minItems' ? 'at least' : 'at most'} ${params['limit']} elements`;
    case 'uniqueItems':
      return 'must have no duplicates';
    case 'false schema':
      return 'must not be given here';
    case 'anyOf':
      return 'must match one of the allowed schemas';
    default:
      return `must satisfy ${keyword} ${JSON.stringify(params)}`;
  }
}
