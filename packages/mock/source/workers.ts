import { withCrossOrigin } from './http/cross-origin.ts';
import { type CutShort, fetchFrom } from './http/fetch.ts';
import { problem } from './http/problem.ts';
import { Mock, type MockOptions } from './mock.ts';

/** The options of a mock that make sense if it remembers nothing between requests. All are optional. */
export type WorkerOptions = Pick<MockOptions, 'images' | 'tokens' | 'members' | 'data' | 'scenarios' | 'onResponse'>;

/** The default export of a module of Cloudflare Workers. */
export interface Worker {
  fetch(request: Request): Promise<Response>;
}

/**
 * A mock as a module of [Cloudflare Workers](https://developers.cloudflare.com/workers/): `export default createWorker()`.
 *
 * It remembers nothing between requests, because the platform runs as many copies as it needs. So there are no routes under
 * `/__mock/`, and the scenarios `expired-token`, `insertion` and `deletion`, and the parameter `times`, get 400. Prism
 * does not run on Workers: requests that it would respond to get 501.
 *
 * @throws {DataError} if the data violates the document. Called at the top of the module, it makes the deployment fail.
 * @throws {ScenarioError} if a scenario is unknown or invalid, or depends on earlier requests.
 */
export function createWorker(options: WorkerOptions = {}): Worker {
  const mock = new Mock({ ...options, control: false, stateless: true });
  const respond = fetchFrom(async (request) => {
    const response = await mock.respond(request);
    if (response.fault !== 'reset') return response;
    return withCrossOrigin(
      problem(501, 'Not Implemented', "A Worker can't reset a connection: use the scenario cut-short."),
    );
  }, cutShort);
  // Without the other arguments of the platform: the second one of a fetch has options of the request.
  return { fetch: (request) => respond(request) };
}

/** A stream of Workers that declares how long a body is. */
declare const FixedLengthStream: new (length: number) => TransformStream<Uint8Array, Uint8Array>;

/** How long the first half of a body stays before the connection breaks, in milliseconds. */
const lingering = 50;

/**
 * If the stream of a body has an error, workerd ends the body as if it were whole, unless its length was declared. It sends
 * nothing at all if the stream ends too early while the first bytes still wait to be sent.
 */
const cutShort: CutShort = (firstHalf, length) => {
  const { readable, writable } = new FixedLengthStream(length);
  const end = async (): Promise<void> => {
    await firstHalf.stream().pipeTo(writable, { preventClose: true });
    await new Promise((resolve) => setTimeout(resolve, lingering));
    await writable.close();
  };
  // Closing it rejects, as bytes are missing.
  end().catch(() => {});
  return readable;
};
