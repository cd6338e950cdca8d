import { type Server, serve } from './http/server.ts';
import { Mock, type MockOptions } from './mock.ts';
import type { Recording } from './proxy/recording.ts';

export interface ServerOptions extends Omit<MockOptions, 'recorder'> {
  /** The address to listen on, such as `::1` or `[::1]`. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** From 0 to 65535; 0 takes any free port. Default: 4010. */
  readonly port?: number;
  /**
   * The data file to which the items of the upstream's pages are added. It is written soon after each change, and when the
   * mock is closed. Items that violate the document are left out with a warning of the process. Default: no recording.
   */
  readonly record?: string;
}

/** A mock that listens until it is closed. */
export interface MockServer extends Mock, Server, AsyncDisposable {}

/**
 * Starts a mock server.
 *
 * @throws {PortTakenError} if the port is in use.
 * @throws {DataError} if the data, or the file of the recording, violates the document.
 * @throws {DocumentError} if the document has no list and the option `static` is not set.
 * @throws {ScenarioError} if a scenario is unknown or invalid.
 * @throws {TypeError} if the upstream is invalid, is the mock itself, or is missing although there is a recording.
 * @throws {RecordingError} if the recording can't be written.
 */
export async function startMock({
  host = '127.0.0.1',
  port = 4010,
  record,
  ...options
}: ServerOptions = {}): Promise<MockServer> {
  if (record !== undefined && options.upstream === undefined) {
    throw new TypeError('record must be used with upstream; given: record alone.');
  }
  const recording = record === undefined ? undefined : await openRecording(record, options);
  const mock = new Mock({ ...options, ...(recording && { recorder: recording }) });
  const server = await serve((request) => mock.respond(request), { host: withoutBrackets(host), port });
  const close = async (): Promise<void> => {
    await server.close();
    await recording?.close();
  };
  try {
    requireOtherUpstream(options, server.url);
    // Now, because a recording that can't be written should not end with its first page.
    await recording?.write();
  } catch (error) {
    await server.close();
    throw error;
  }
  return Object.assign(mock, { ...server, close, [Symbol.asyncDispose]: close });
}

/** The system takes an IPv6 address without the brackets that it has in a URL. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

async function openRecording(path: string, { description }: MockOptions): Promise<Recording> {
  // Imported here, because a mock without a recording starts faster without it.
  const [{ Recording }, { standardDescription }] = await Promise.all([
    import('./proxy/recording.ts'),
    import('@conoha-images/spec/description'),
  ]);
  return Recording.open(path, {
    description: description ?? standardDescription,
    onProblem: (message) => process.emitWarning(message, 'RecordingWarning'),
  });
}

/** @throws {TypeError} if the upstream is the mock itself, to which it would pass each request on for ever. */
function requireOtherUpstream({ upstream }: MockOptions, url: string): void {
  if (upstream === undefined) return;
  const { protocol, hostname, port } = new URL(upstream);
  const own = new URL(url);
  const isOwnHost = [own.hostname, 'localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'http:' || !isOwnHost || port !== own.port) return;
  throw new TypeError(`upstream must be another server; given: ${own.origin}, the mock itself.`);
}
