import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A compiler of schemas that reports every error and ignores unknown keywords, as OpenAPI 3.1 requires. */
export function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  return ajv;
}

/** The requirement that an error reports, such as `must be equal to one of the allowed values (eq, neq)`. */
export function requirementOf({ keyword, message = 'is invalid', params }: ErrorObject): string {
  // ajv joins several types by a comma alone.
  if (keyword === 'type') return `must be ${[params['type']].flat().join(' or ')}`;
  if (keyword === 'uniqueItems') return 'must have no duplicates';
  const detail = params['allowedValues'] ?? params['allowedValue'] ?? params['additionalProperty'];
  return detail === undefined ? message : `${message} (${[detail].flat().join(', ')})`;
}
