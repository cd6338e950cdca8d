import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  return ajv;
}

export function inWords({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const about = params['allowedValues'] ?? params['allowedValue'] ?? params['additionalProperty'];
  return `${instancePath || 'it'} ${message}${about === undefined ? '' : ` (${[about].flat().join(', ')})`}`;
}
