import { callSamples } from '../calls/samples.ts';
import type { Operation, Reference } from './model/reference.ts';

/** A program that calls an operation. */
export interface Sample {
  readonly label: string;
  readonly language: string;
  readonly source: string;
}

/** The samples of the document, and that of the client, which it does not have. */
export function samplesOf({ servers, token }: Reference, operation: Operation): Sample[] {
  const [server = { url: '' }] = servers;
  const call = { operation, server: server.url, tokenHeader: token?.header, query: [] };
  const ours = callSamples(call).filter(({ label }) => operation.samples.every((sample) => sample.label !== label));
  return [...operation.samples, ...ours];
}
