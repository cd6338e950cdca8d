import { foldCase, type ListDescriptor } from '@conoha-images/document';
import type { Refusal } from '../refusal.ts';

/** The words of Glance for each reason. */
export function errorMessage({ reason, parameter = '', value, message }: Refusal, list: ListDescriptor): string {
  switch (reason) {
    case 'unauthorized':
      return (
        'This server could not verify that you are authorized to access the document you requested. ' +
        'Either you supplied the wrong credentials (e.g., bad password), or your browser does not understand how to ' +
        'supply the credentials required.'
      );
    case 'not-utf-8':
      return (
        'Error decoding your request. Either the URL or the request body contained characters that could not be ' +
        'decoded by Glance'
      );
    case 'missing':
    case 'out-of-range':
      // Glance's list has no required parameter, and no parameter with a maximum.
      return message;
    case 'not-an-integer':
      return `${parameter} param must be an integer`;
    case 'negative':
      return `${parameter} param must be positive`;
    case 'not-a-number':
      return 'Unable to filter on a range with a non-numeric value.';
    case 'not-a-boolean':
      return `Invalid value '${comparedValue(value, parameter, list)}' for '${parameter}' filter. Valid values are 'true' or 'false'.`;
    case 'not-a-time':
      return `Bad "${parameter}" query filter format. Use ISO 8601 DateTime notation.`;
    case 'not-listed':
      return parameter === 'member_status' ? `Invalid status: ${value}` : `Invalid ${parameter} value: ${value}`;
    case 'removed-parameter':
      return `The "${parameter}" filter is no longer available on v2.`;
    case 'unknown-operator':
      return parameter.endsWith('_at')
        ? 'Unable to filter on a unknown operator.'
        : `Unable to filter by unknown operator '${value.split(':', 1)[0]}'.`;
    case 'no-comma-before-quote':
      return `Invalid filter value ${value}. There is no comma before opening quotation mark.`;
    case 'no-comma-after-quote':
      return `Invalid filter value ${value}. There is no comma after closing quotation mark.`;
    case 'quote-not-closed':
      return `Invalid filter value ${value}. The quote is not closed.`;
    case 'unknown-sort-key':
      return `Invalid sort key: ${value}. It must be one of the following: ${sortKeysOf(list)}.`;
    case 'unknown-direction':
      return `Invalid sort direction: ${value}`;
    case 'direction-count':
      return 'Number of sort dirs does not match the number of sort keys';
    case 'orders-combined':
      return 'Old and new sorting syntax cannot be combined';
    case 'unknown-marker':
      return `No image found with ID ${value}`;
    case 'marker-not-readable':
      return `Forbidding request, image ${value} not visible`;
  }
}

function sortKeysOf({ order }: ListDescriptor): string {
  return (order?.keys ?? []).map(({ name }) => name).join(', ');
}

/** The value as Glance compares it: in lower case if the filter ignores case. */
function comparedValue(value: string, parameter: string, { filters }: ListDescriptor): string {
  const filter = filters.find((candidate) => candidate.parameter === parameter);
  return filter?.ignoreCase ? foldCase(value) : value;
}
