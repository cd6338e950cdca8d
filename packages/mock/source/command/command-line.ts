import { parseArgs } from 'node:util';
import { isHostName } from '../control/access.ts';
import { upstreamUrl } from '../proxy/upstream-url.ts';

/** The values of `--log`: nothing, a line for each request, or also how the request violates the document. */
const logLevels = ['silent', 'requests', 'violations'] as const;

export interface CommandLine {
  readonly host: string;
  readonly port: number;
  readonly log: (typeof logLevels)[number];
  /** A data file; undefined for the catalogue. */
  readonly data: string | undefined;
  /** An OpenAPI document; undefined for that of ConoHa's image list. */
  readonly document: string | undefined;
  /** The server that responds instead of the mock; undefined for none. */
  readonly upstream: URL | undefined;
  /** The data file for the items of the upstream; undefined for none. */
  readonly record: string | undefined;
  readonly watch: boolean;
  readonly static: boolean;
  readonly scenarios: readonly string[];
  readonly control: boolean;
  /** Names of hosts that may control the mock. */
  readonly controlHosts: readonly string[];
  readonly help: boolean;
}

export const usage = `Usage: conoha-images-mock [options]

Starts a mock of ConoHa's image list (GET /v2/images), with its pages, filters, order and errors.

Options:
  --port PORT          The port to listen on, from 0 to 65535; 0 takes any free port. Default: 4010.
  --host HOST          The address to listen on. Default: 127.0.0.1, which only this machine can reach.
  --data FILE          The images, as JSON: for example, a recorded response. Default: an invented catalogue.
  --document FILE      The OpenAPI 3.1 document to implement. Default: that of ConoHa's image list.
  --upstream URL       Pass requests on to this server, and check them and the responses against the document.
  --record FILE        Add the items of the upstream's responses to this data file.
  --watch              Reload both files when they change.
  --static             Respond to every request with the document's examples, as Prism does.
  --scenario SCENARIO  A failure to simulate, such as "unavailable; times=2". Can be given more than once.
  --no-control         Disable the routes under /__mock/, with which other programs control the mock.
  --control-host HOST  A host that may control the mock and use its upstream, beside those of private networks.
                       Can be given more than once.
  --log LOG            What to log: silent, requests, or violations (requests with their violations). Default: requests.
  --help               Show this help.
`;

/** Thrown for an invalid command line. Its message says which option is wrong, what was given and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} if an option is unknown, or its value is invalid. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const options = readOptions(args);
  const { port, host, data, document, record, watch } = options;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a whole number from 0 to 65535; given: ${port || 'nothing'}.`);
  }
  if (host === '') throw new UsageError('--host must be a host name or an IP address; given: nothing.');
  for (const [name, file] of Object.entries({ data, document, record })) {
    if (file === '') throw new UsageError(`--${name} must be a file; given: nothing.`);
  }
  for (const name of options['control-host']) {
    if (isHostName(name)) continue;
    throw new UsageError(`--control-host must be the name of a host, without a port; given: ${name || 'nothing'}.`);
  }
  if (watch && data === undefined && document === undefined) {
    throw new UsageError('--watch must be used with --data or --document; given: neither.');
  }
  const upstream = readUpstream(options);
  const log = logLevels.find((level) => level === options.log);
  if (!log) throw new UsageError(`--log must be one of ${logLevels.join(', ')}; given: ${options.log || 'nothing'}.`);
  return {
    host,
    port: Number(port),
    log,
    data,
    document,
    upstream,
    record,
    watch,
    static: options.static,
    scenarios: options.scenario,
    control: !options['no-control'],
    controlHosts: options['control-host'],
    help: options.help,
  };
}

/** @throws {UsageError} if the upstream is invalid, or an option needs or excludes it. */
function readUpstream({ upstream, record, data, watch, static: isStatic }: Options): URL | undefined {
  if (upstream === undefined) {
    if (record === undefined) return undefined;
    throw new UsageError('--record must be used with --upstream, whose responses it records; given: --record alone.');
  }
  if (data !== undefined) {
    throw new UsageError('--data must be left out with --upstream, which has its own data; given: both.');
  }
  if (isStatic) {
    throw new UsageError('--static must be left out with --upstream, which responds itself; given: both.');
  }
  if (record !== undefined && watch) {
    throw new UsageError('--watch must be left out with --record, whose items fit one document; given: both.');
  }
  try {
    return upstreamUrl(upstream, '--upstream');
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

type Options = ReturnType<typeof readOptions>;

function readOptions(args: readonly string[]) {
  const { values, tokens } = parseOptions(args);
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  for (const { name, value } of names) {
    const values = names.filter((option) => option.name === name).map((option) => option.value);
    if (name === 'scenario' || name === 'control-host' || value === undefined || values.length === 1) continue;
    throw new UsageError(`--${name} must be given at most once; given: ${values.join(', ')}.`);
  }
  return values;
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      tokens: true,
      options: {
        port: { type: 'string', default: '4010' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string' },
        document: { type: 'string' },
        upstream: { type: 'string' },
        record: { type: 'string' },
        watch: { type: 'boolean', default: false },
        static: { type: 'boolean', default: false },
        scenario: { type: 'string', multiple: true, default: [] },
        'control-host': { type: 'string', multiple: true, default: [] },
        'no-control': { type: 'boolean', default: false },
        log: { type: 'string', default: 'requests' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
