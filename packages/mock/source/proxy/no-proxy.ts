import { problem } from '../http/problem.ts';
import type { CheckingProxy, ProxyOptions } from './proxy.ts';

/** Replaces the proxy in a browser and on other runtimes that can't run it. */
export function createProxy(_options: ProxyOptions): Pick<CheckingProxy, 'respond'> {
  return {
    respond: async () =>
      problem(501, 'Not Implemented', 'An upstream needs Node.js: only there the mock can be a proxy.'),
  };
}
