import { Mock, type MockOptions } from './mock.ts';
import { type Server, serve } from './server.ts';

export interface ServerOptions extends MockOptions {
  /** Where to listen. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** From 0 to 65535; 0 takes any that is free. Default: 4010. */
  readonly port?: number;
}

/** A mock that listens, until it is closed. */
export interface MockServer extends Mock, Server, AsyncDisposable {}

/**
 * Starts a server that answers as ConoHa's image list does.
 *
 * @throws {PortTakenError} where the port is taken.
 * @throws {DataError} where the data breaks the document.
 */
export async function startMock({
  host = '127.0.0.1',
  port = 4010,
  ...options
}: ServerOptions = {}): Promise<MockServer> {
  const mock = new Mock(options);
  const server = await serve((request) => mock.answer(request), { host, port });
  return Object.assign(mock, { ...server, [Symbol.asyncDispose]: () => server.close() });
}
