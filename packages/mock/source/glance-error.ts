import type { DocumentedResponse } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import { errorFormat } from './accept.ts';
import { type Answer, type Incoming, violationsHeader } from './exchange.ts';
import type { Refusal } from './service.ts';

const titles = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden' } as const;

/**
 * An error as Glance words and writes it. What it leaves unsaid (which parameter, what is allowed) is in the header
 * `sl-violations`.
 *
 * @see glance/api/v2/images.py and glance/common/wsgi.py of Glance 25.1
 */
export function glanceError(refusal: Refusal, request: Incoming, documented: DocumentedResponse): Answer {
  const status = refusal === 'unauthorized' ? 401 : refusal.status;
  const { type, body } = written(status, wordsOf(refusal), request.header('accept'));
  const message = refusal === 'unauthorized' ? 'The token is missing or unknown.' : refusal.message;
  const location = refusal === 'unauthorized' ? ['request', 'header'] : ['request', 'query', refusal.parameter];
  return {
    status,
    headers: {
      'content-type': type,
      ...(refusal === 'unauthorized' && documented.headers),
      'sl-violations': violationsHeader([{ location, message }]),
    },
    body,
    violations: [message],
  };
}

/** How WebOb writes an error, blanks and breaks included. */
function written(status: keyof typeof titles, words: string, accept: string | undefined) {
  const heading = `${status} ${titles[status]}`;
  switch (errorFormat(accept)) {
    case 'json': {
      const [message, code, title] = [`${words}<br /><br />\n\n\n`, heading, titles[status]].map(asciiJson);
      return { type: 'application/json', body: `{"message": ${message}, "code": ${code}, "title": ${title}}` };
    }
    case 'html': {
      const head = `<html>\n <head>\n  <title>${heading}</title>\n </head>\n`;
      const body = ` <body>\n  <h1>${heading}</h1>\n  ${escapeHtml(words)}<br /><br />\n\n\n\n </body>\n</html>`;
      return { type: 'text/html; charset=UTF-8', body: head + body };
    }
    case 'text':
      return { type: 'text/plain; charset=UTF-8', body: `${heading}\n\n${words.replaceAll(/<[^>]*>/g, '')}\n\n   ` };
  }
}

/** Glance's own words for each reason. */
function wordsOf(refusal: Refusal): string {
  if (refusal === 'unauthorized') {
    return (
      'This server could not verify that you are authorized to access the document you requested. ' +
      'Either you supplied the wrong credentials (e.g., bad password), or your browser does not understand how to ' +
      'supply the credentials required.'
    );
  }
  const { reason, parameter, given } = refusal;
  switch (reason) {
    case 'not-utf-8':
      return (
        'Error decoding your request. Either the URL or the request body contained characters that could not be ' +
        'decoded by Glance'
      );
    case 'missing':
    case 'out-of-range':
      // No parameter of Glance's list is required, or has a greatest value.
      return refusal.message;
    case 'not-an-integer':
      return `${parameter} param must be an integer`;
    case 'negative':
      return `${parameter} param must be positive`;
    case 'not-a-number':
      return 'Unable to filter on a range with a non-numeric value.';
    case 'not-a-boolean':
      return `Invalid value '${given}' for '${parameter}' filter. Valid values are 'true' or 'false'.`;
    case 'not-a-time':
      return `Bad "${parameter}" query filter format. Use ISO 8601 DateTime notation.`;
    case 'not-listed':
      return notListed(parameter, given);
    case 'unknown-operator':
      return parameter.endsWith('_at')
        ? 'Unable to filter on a unknown operator.'
        : `Unable to filter by unknown operator '${given.split(':', 1)[0]}'.`;
    case 'no-comma-before-quote':
      return `Invalid filter value ${given}. There is no comma before opening quotation mark.`;
    case 'no-comma-after-quote':
      return `Invalid filter value ${given}. There is no comma after closing quotation mark.`;
    case 'quote-not-closed':
      return `Invalid filter value ${given}. The quote is not closed.`;
    case 'unknown-sort-key':
      return `Invalid sort key: ${given}. It must be one of the following: ${sortKeys}.`;
    case 'unknown-direction':
      return `Invalid sort direction: ${given}`;
    case 'direction-count':
      return 'Number of sort dirs does not match the number of sort keys';
    case 'orders-combined':
      return 'Old and new sorting syntax cannot be combined';
    case 'unknown-marker':
      return `No image found with ID ${given}`;
    case 'marker-not-readable':
      return `Forbidding request, image ${given} not visible`;
  }
}

const sortKeys = listImages.order.keys.map(({ name }) => name).join(', ');

function notListed(parameter: string, given: string): string {
  if (parameter === 'changes-since') return 'The "changes-since" filter is no longer available on v2.';
  return parameter === 'member_status' ? `Invalid status: ${given}` : `Invalid ${parameter} value: ${given}`;
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

function escapeHtml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}
