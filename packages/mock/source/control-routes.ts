import { preflightResponse } from './http/cross-origin.ts';
import { type MockRequest, type MockResponse, pathOf } from './http/messages.ts';
import { problem } from './http/problem.ts';
import type { RequestRecord } from './request-log.ts';

interface Controlled {
  readonly requests: readonly RequestRecord[];
  reset(): void;
}

/** Whether a request is for one of the mock's own routes. */
export function isControlRequest(request: MockRequest): boolean {
  return pathOf(request).startsWith('/__mock/');
}

/** Responds to a request for one of the mock's own routes. */
export function controlResponse(request: MockRequest, mock: Controlled): MockResponse {
  if (request.method === 'OPTIONS') return preflightResponse;
  // HEAD is GET without a body, which the server leaves out.
  const route = `${request.method.replace('HEAD', 'GET')} ${pathOf(request)}`;
  switch (route) {
    case 'GET /__mock/ready':
      return json({ ready: true });
    case 'GET /__mock/requests':
      return json({ requests: mock.requests });
    case 'POST /__mock/reset':
      mock.reset();
      return { status: 204, headers: {}, body: '' };
  }
  const routes = 'GET /__mock/ready, GET /__mock/requests, POST /__mock/reset';
  return problem(404, 'Not Found', `The route must be one of ${routes}; given: ${route}.`);
}

function json(value: unknown): MockResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
