import { type Server, serve } from './http/server.ts';
import { Mock, type MockOptions } from './mock.ts';

export interface ServerOptions extends MockOptions {
  /** The address to listen on. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** From 0 to 65535; 0 takes any free port. Default: 4010. */
  readonly port?: number;
}

/** A mock that listens until it is closed. */
export interface MockServer extends Mock, Server, AsyncDisposable {}

/**
 * Starts a mock server.
 *
 * @throws {PortTakenError} if the port is in use.
 * @throws {DataError} if the data violates the document.
 * @throws {DocumentError} if the document has no list and the option `static` is not set.
 * @throws {ScenarioError} if a scenario is unknown or invalid.
 */
export async function startMock({
  host = '127.0.0.1',
  port = 4010,
  ...options
}: ServerOptions = {}): Promise<MockServer> {
  const mock = new Mock(options);
  const server = await serve((request) => mock.respond(request), { host, port });
  return Object.assign(mock, { ...server, [Symbol.asyncDispose]: () => server.close() });
}
