import type { MockResponse } from './messages.ts';

/**
 * An error of the mock itself, or of a service whose document has no example of it (RFC 9457).
 *
 * @param members Further members of the body.
 */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
  members: Readonly<Record<string, unknown>> = {},
): MockResponse {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, ...members }),
    violations: [detail],
  };
}
