import type { Call, CallSample } from './call.ts';
import { clientSource } from './client.ts';
import { curlSource } from './curl.ts';
import { fetchSource } from './fetch.ts';

/** The labels of {@link callSamples}. */
export const sampleLabels = ['curl', 'fetch', '@conoha-images/client'] as const;

/**
 * A call as programs: a command of curl, and modules for Node.js with `fetch` and with the client. Each reads the token
 * from the environment.
 */
export function callSamples(call: Call): readonly CallSample[] {
  const [curl, fetch, client] = sampleLabels;
  return [
    { language: 'Shell', label: curl, source: curlSource(call) },
    { language: 'JavaScript', label: fetch, source: fetchSource(call) },
    { language: 'TypeScript', label: client, ...clientSource(call) },
  ];
}
