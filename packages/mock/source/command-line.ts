import { parseArgs } from 'node:util';

/** What `--log` can be: nothing, a line for each request, or also what was wrong with it. */
const logs = ['silent', 'requests', 'violations'] as const;

export interface CommandLine {
  readonly host: string;
  readonly port: number;
  readonly log: (typeof logs)[number];
  /** A data file; undefined for the catalogue. */
  readonly data: string | undefined;
  /** An OpenAPI document; undefined for that of ConoHa's image list. */
  readonly document: string | undefined;
  readonly watch: boolean;
  readonly static: boolean;
  readonly scenarios: readonly string[];
  readonly control: boolean;
  readonly help: boolean;
}

export const usage = `Usage: conoha-images-mock [options]

Answers as ConoHa's image list (GET /v2/images) does: pages, filters, order and errors.

Options:
  --port PORT          Where to listen, from 0 to 65535; 0 takes any that is free. Default: 4010.
  --host HOST          The address to listen on. Default: 127.0.0.1, which only this machine can reach.
  --data FILE          The images: JSON, such as a recorded response. Default: a catalogue of its own.
  --document FILE      The OpenAPI 3.1 document to answer as. Default: that of ConoHa's image list.
  --watch              Reads both files again when they change.
  --static             Answers everything with the document's examples, as Prism does.
  --scenario SCENARIO  What goes wrong, such as "unavailable; times=2". Can be given more than once.
  --no-control         Leaves out /__mock/ready, /__mock/requests and /__mock/reset.
  --log LOG            What to write of each request: ${logs.join(', ')}. Default: requests.
  --help               Shows this.
`;

/** Thrown for a command line that can't be followed. Its message says which option, what was given and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { port, host, log, data, document, watch, static: isStatic, scenario, help, ...rest } = optionsOf(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a whole number from 0 to 65535; given: ${port}.`);
  }
  if (host === '') throw new UsageError('--host must be a host name or an IP address; given: nothing.');
  for (const [name, file] of Object.entries({ data, document })) {
    if (file === '') throw new UsageError(`--${name} must be a file; given: nothing.`);
  }
  if (watch && data === undefined && document === undefined) {
    throw new UsageError('--watch must stand beside --data or --document; given: neither.');
  }
  const known = logs.find((each) => each === log);
  if (!known) throw new UsageError(`--log must be one of ${logs.join(', ')}; given: ${log}.`);
  return {
    ...{ host, port: Number(port), log: known, data, document, watch, static: isStatic, help },
    scenarios: scenario,
    control: !rest['no-control'],
  };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4010' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string' },
        document: { type: 'string' },
        watch: { type: 'boolean', default: false },
        static: { type: 'boolean', default: false },
        scenario: { type: 'string', multiple: true, default: [] },
        'no-control': { type: 'boolean', default: false },
        log: { type: 'string', default: 'requests' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
