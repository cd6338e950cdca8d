import type { PrismHandler } from './prism.ts';

/** Replaces Prism in a browser and on other runtimes that can't run it. */
export async function createPrism(): Promise<PrismHandler> {
  return async () => {
    const detail = 'Only the list is available here: Prism, which responds to all other requests, needs Node.js.';
    const body = { type: 'about:blank', title: 'Not Implemented', status: 501, detail };
    return new Response(JSON.stringify(body), { status: 501, headers: { 'content-type': 'application/problem+json' } });
  };
}
