import { parseArgs } from 'node:util';

/** What `--log` can be: nothing, a line for each request, or also what was wrong with it. */
const logs = ['silent', 'requests', 'violations'] as const;

export interface CommandLine {
  readonly host: string;
  readonly port: number;
  readonly log: (typeof logs)[number];
  readonly help: boolean;
}

export const usage = `Usage: conoha-images-mock [options]

Answers as ConoHa's image list (GET /v2/images) does, from its OpenAPI document.

Options:
  --port PORT   Where to listen, from 0 to 65535; 0 takes any that is free. Default: 4010.
  --host HOST   The address to listen on. Default: 127.0.0.1, which only this machine can reach.
  --log LOG     What to write of each request: ${logs.join(', ')}. Default: requests.
  --help        Shows this.
`;

/** Thrown for a command line that can't be followed. Its message says which option, what was given and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { port, host, log, help } = optionsOf(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a whole number from 0 to 65535; given: ${port}.`);
  }
  if (host === '') throw new UsageError('--host must be a host name or an IP address; given: nothing.');
  const known = logs.find((each) => each === log);
  if (!known) throw new UsageError(`--log must be one of ${logs.join(', ')}; given: ${log}.`);
  return { host, port: Number(port), log: known, help };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4010' },
        host: { type: 'string', default: '127.0.0.1' },
        log: { type: 'string', default: 'requests' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
