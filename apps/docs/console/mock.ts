import { Mock } from '@conoha-images/mock';
import type { Caller } from './data.ts';

/** The parts of a response that the console shows. */
export interface ConsoleResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly milliseconds: number;
}

/** A call as the mock gets it. */
export interface MockCall {
  readonly url: string;
  readonly method: string;
  readonly tokenHeader?: string | undefined;
  readonly caller: Caller;
  readonly accept: string | null;
}

/** The tokens of the callers that have one. */
const tokens = { owner: 'token-of-the-owner', stranger: 'token-of-another-project' } as const;

const mocks = new Map<Caller, Mock>();

function mockOf(caller: Caller): Mock {
  const mock =
    mocks.get(caller) ??
    // Without tokens, any token owns all that the mock has.
    (caller === 'stranger' ? new Mock({ tokens: { [tokens.stranger]: 'another-project' } }) : new Mock());
  mocks.set(caller, mock);
  return mock;
}

/** Sends a call to the mock in this program. */
export async function responseTo({ url, method, tokenHeader, caller, accept }: MockCall): Promise<ConsoleResponse> {
  const headers = new Headers();
  if (accept !== null) headers.set('Accept', accept);
  if (tokenHeader !== undefined && caller !== 'nobody') headers.set(tokenHeader, tokens[caller]);
  const mock = mockOf(caller);
  const start = performance.now();
  const response = await mock.fetch(url, { method, headers });
  const body = await response.text();
  const milliseconds = performance.now() - start;
  return { status: response.status, headers: [...response.headers], body, milliseconds };
}
