import type { Handler } from './prism.ts';

/** Stands for Prism where Prism can't run, as in a browser. */
export async function createPrism(): Promise<Handler> {
  return async () => {
    const detail = 'Only the list is answered here: Prism, which answers all else, needs Node.js.';
    const body = { type: 'about:blank', title: 'Not Implemented', status: 501, detail };
    return new Response(JSON.stringify(body), { status: 501, headers: { 'content-type': 'application/problem+json' } });
  };
}
