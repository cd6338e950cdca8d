import { parseArgs } from 'node:util';
import { hintFor } from './check-options.ts';
import { type Profile, profiles } from './profile.ts';

export interface CommandLine {
  readonly help: boolean;
  readonly list: boolean;
  readonly baseUrl: string;
  /** The environment variable that contains the token; undefined for no token. */
  readonly tokenEnv: string | undefined;
  readonly secondTokenEnv: string | undefined;
  readonly profile: Profile;
  /** An OpenAPI document; undefined for the one of ConoHa's image list. */
  readonly document: string | undefined;
  readonly operation: string | undefined;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly seed: number | undefined;
  readonly only: readonly string[];
  readonly rate: number | undefined;
  /** Undefined for the default. */
  readonly bail: boolean | undefined;
  readonly parallel: boolean | undefined;
  readonly budget: number | undefined;
  readonly timeout: number | undefined;
  readonly requireCoverage: number | undefined;
  /** Files to write; `-` for the standard output. */
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly github: boolean;
}

export const usage = `Usage: conoha-images-contract --base-url URL [options]

Checks whether a list does what its OpenAPI document says. Sends only GET and HEAD requests of the list.

Options:
  --base-url URL           Where the service is, for example http://127.0.0.1:4010.
  --token-env NAME         The environment variable that contains the token.
  --second-token-env NAME  The environment variable that contains the token of another project. It allows checking
                           what two callers see.
  --profile PROFILE        ${profiles.join(' or ')}. glance: known failures of OpenStack Glance do not count.
                           Default: strict.
  --document FILE          The OpenAPI 3.1 document to check against. Default: the one of ConoHa's image list.
  --operation ID           The operationId of a list in the document. Default: the first list.
  --path-parameter N=V     The value of a parameter in the list's path. Can be repeated.
  --seed NUMBER            Draws the same cases again. Default: a random seed, which the report contains.
  --only RELATION          Checks only this relation. Can be repeated. --list shows the names.
  --bail                   Ends the run at the first check that fails.
  --rate NUMBER            Requests per second. Default: 10, or unlimited for a service on this machine.
  --parallel               Sends up to four requests at the same time in one check. Default: only to a service on this
                           machine.
  --budget NUMBER          The maximum number of requests. Default: 1500.
  --timeout MILLISECONDS   The maximum time for one response. Default: 30000.
  --require-coverage PERCENT
                           The lowest share of the checks that must be made, and of the pairs that must be covered.
                           Default: 0.
  --json FILE              Writes the report as JSON; - writes it to the standard output.
  --junit FILE             Writes the report as JUnit XML; - writes it to the standard output.
  --github                 Writes annotations for GitHub Actions.
  --list                   Lists the relations and exits.
  --help                   Shows this help and exits.

Exit code: 0 if no check failed, 1 if a check failed, 2 if nothing could be checked or a report could not be written,
3 if no check failed but the coverage is lower than required.
`;

/** Thrown for an invalid command line. Its message says which option is wrong, what was given and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = optionsOf(args);
  const {
    help = false,
    list = false,
    github = false,
    'base-url': baseUrl = '',
    profile: profileName = 'strict',
    json,
    junit,
  } = values;
  if (!help && !list && baseUrl === '') throw new UsageError('--base-url must be a URL; given: nothing.');
  const profile = profiles.find((name) => name === profileName);
  if (!profile) throw new UsageError(`--profile must be one of ${profiles.join(', ')}; given: ${profileName}.`);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw new UsageError(`--${name} must have a value; given: nothing.`);
  }
  if (json === '-' && junit === '-') {
    throw new UsageError('Only one of --json and --junit can write to the standard output; given: - for both.');
  }
  return {
    help,
    list,
    github,
    baseUrl,
    profile,
    json,
    junit,
    tokenEnv: values['token-env'],
    secondTokenEnv: values['second-token-env'],
    document: values.document,
    operation: values.operation,
    pathParameters: Object.fromEntries((values['path-parameter'] ?? []).map(nameAndValue)),
    only: values.only ?? [],
    seed: integerIn('seed', values.seed, 0),
    rate: rateIn(values.rate),
    bail: values.bail,
    parallel: values.parallel,
    budget: integerIn('budget', values.budget, 1),
    timeout: integerIn('timeout', values.timeout, 1),
    requireCoverage: percentIn('require-coverage', values['require-coverage']),
  };
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const texts = { type: 'string', multiple: true } as const;

const options = {
  'base-url': text,
  'token-env': text,
  'second-token-env': text,
  profile: text,
  document: text,
  operation: text,
  'path-parameter': texts,
  seed: text,
  only: texts,
  rate: text,
  bail: flag,
  parallel: flag,
  budget: text,
  timeout: text,
  'require-coverage': text,
  json: text,
  junit: text,
  github: flag,
  list: flag,
  help: flag,
};

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [known = message, name] = /^Unknown option '--(.*?)'/.exec(message) ?? [];
    throw new UsageError(name === undefined ? message : `${known}.${hintFor(name, Object.keys(options), '--')}`);
  }
}

function integerIn(name: string, text: string | undefined, minimum: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= minimum) return value;
  throw new UsageError(`--${name} must be an integer of at least ${minimum}; given: ${text}.`);
}

function rateIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--rate must be a number greater than 0; given: ${text}.`);
}

function percentIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) <= 100) return Number(text);
  throw new UsageError(`--${name} must be a percentage from 0 to 100, without a sign; given: ${text}.`);
}

function nameAndValue(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
  throw new UsageError(`--path-parameter must be NAME=VALUE; given: ${text || 'nothing'}.`);
}
