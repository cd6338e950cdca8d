import type { MockRequest, MockResponse } from './messages.ts';

/** Lets web pages of any origin call the mock, as Prism's own server does. */
export function withCrossOrigin(response: MockResponse): MockResponse {
  return {
    ...response,
    headers: {
      ...response.headers,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
    },
  };
}

/** The response to a browser that asks, with `OPTIONS`, which methods and headers a page may use: all of them. */
export const preflightResponse: MockResponse = {
  status: 200,
  headers: { 'access-control-allow-methods': '*', 'access-control-allow-headers': '*' },
  body: '',
};

/** Whether a browser asks which methods and headers a page may use. */
export function isPreflight(request: MockRequest): boolean {
  return request.method === 'OPTIONS' && request.header('access-control-request-method') !== undefined;
}
