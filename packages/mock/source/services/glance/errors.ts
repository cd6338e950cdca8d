import { asciiJson } from '../../http/ascii-json.ts';
import type { MockResponse } from '../../http/messages.ts';
import type { RefusedRequest } from '../service.ts';
import { errorFormat } from './accept.ts';
import { errorMessage } from './error-messages.ts';

/**
 * An error with the words and the body of Glance.
 *
 * @see glance/api/v2/images.py and glance/common/wsgi.py of Glance 25.1
 */
export function glanceError({ refusal, request, list, documented }: RefusedRequest): MockResponse {
  const { status } = refusal;
  const { type, body } = bodyOf(status, errorMessage(refusal, list), request.header('accept'));
  return {
    status,
    headers: { 'content-type': type, ...(status === 401 && documented.headers) },
    body,
  };
}

const titles = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

/** The body that WebOb writes, with its blanks and line breaks. */
function bodyOf(status: keyof typeof titles, message: string, accept: string | undefined) {
  const heading = `${status} ${titles[status]}`;
  switch (errorFormat(accept)) {
    case 'json': {
      const [text, code, title] = [`${message}<br /><br />\n\n\n`, heading, titles[status]].map(asciiJson);
      return { type: 'application/json', body: `{"message": ${text}, "code": ${code}, "title": ${title}}` };
    }
    case 'html': {
      const head = `<html>\n <head>\n  <title>${heading}</title>\n </head>\n`;
      const body = ` <body>\n  <h1>${heading}</h1>\n  ${escapeHtml(message)}<br /><br />\n\n\n\n </body>\n</html>`;
      return { type: 'text/html; charset=UTF-8', body: head + body };
    }
    case 'text':
      return { type: 'text/plain; charset=UTF-8', body: `${heading}\n\n${message.replaceAll(/<[^>]*>/g, '')}\n\n   ` };
  }
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
