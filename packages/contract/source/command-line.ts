import { parseArgs } from 'node:util';
import { type Profile, profiles } from './profile.ts';

export interface CommandLine {
  readonly help: boolean;
  readonly list: boolean;
  readonly baseUrl: string;
  /** The environment variable that holds the token; undefined for no token. */
  readonly tokenEnv: string | undefined;
  readonly secondTokenEnv: string | undefined;
  readonly profile: Profile;
  /** An OpenAPI document; undefined for that of ConoHa's image list. */
  readonly document: string | undefined;
  readonly operation: string | undefined;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly seed: number | undefined;
  readonly only: readonly string[];
  readonly rate: number | undefined;
  readonly budget: number | undefined;
  readonly timeout: number | undefined;
  /** Files to write; `-` for the standard output. */
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly github: boolean;
}

export const usage = `Usage: conoha-images-contract --base-url URL [options]

Checks that a list does what its OpenAPI document says. Sends GET requests of the list and nothing else.

Options:
  --base-url URL           Where the service is, such as https://image-service.c3j1.conoha.io.
  --token-env NAME         The environment variable that holds a token.
  --second-token-env NAME  The one that holds the token of another project, to check what two callers see.
  --profile PROFILE        ${profiles.join(' or ')}. glance: what OpenStack Glance is known to break does not count.
                           Default: strict.
  --document FILE          The OpenAPI 3.1 document to check by. Default: that of ConoHa's image list.
  --operation ID           Which of its lists. Default: the first.
  --path-parameter N=V     The value of a parameter in the list's path. Can be given more than once.
  --seed NUMBER            Draws the same cases again. Default: a random one, which the report has.
  --only RELATION          Checks this relation. Can be given more than once. --list has their names.
  --rate NUMBER            Requests a second. Default: 10; on this machine, as many as it answers.
  --budget NUMBER          The most requests. Default: 1500.
  --timeout MILLISECONDS   How long one answer may take. Default: 30000.
  --json FILE              Writes the report as JSON; - writes it to the standard output.
  --junit FILE             Writes the report as JUnit's XML; - writes it to the standard output.
  --github                 Writes annotations of GitHub Actions.
  --list                   Shows the relations, and checks nothing.
  --help                   Shows this.

Exit code: 0 where nothing is broken of what was checked, 1 where something is, 2 where nothing could be checked.
`;

/** Thrown for a command line that can't be followed. Its message says which option, what was given and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = optionsOf(args);
  const { help = false, list = false, 'base-url': baseUrl = '', profile: named = 'strict', json, junit } = values;
  if (!help && !list && baseUrl === '') throw new UsageError('--base-url must be a URL; given: nothing.');
  const profile = profiles.find((each) => each === named);
  if (!profile) throw new UsageError(`--profile must be one of ${profiles.join(', ')}; given: ${named}.`);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw new UsageError(`--${name} must have a value; given: nothing.`);
  }
  if (json === '-' && junit === '-') throw new UsageError('--json and --junit must not both be -.');
  return {
    ...{ help, list, baseUrl, profile, json, junit, github: values.github ?? false },
    tokenEnv: values['token-env'],
    secondTokenEnv: values['second-token-env'],
    document: values.document,
    operation: values.operation,
    pathParameters: Object.fromEntries((values['path-parameter'] ?? []).map(namedValue)),
    only: values.only ?? [],
    seed: numberIn('seed', values.seed, 0),
    rate: numberIn('rate', values.rate, Number.MIN_VALUE),
    budget: numberIn('budget', values.budget, 1),
    timeout: numberIn('timeout', values.timeout, 1),
  };
}

function optionsOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const texts = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ help: flag, list: flag, github: flag, only: texts, 'path-parameter': texts },
        ...{ 'base-url': text, 'token-env': text, 'second-token-env': text, profile: text, document: text },
        ...{ operation: text, seed: text, rate: text, budget: text, timeout: text, json: text, junit: text },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function numberIn(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  const isWhole = name === 'rate' || Number.isSafeInteger(value);
  if (text.trim() !== '' && Number.isFinite(value) && isWhole && value >= least) return value;
  const allowed = name === 'rate' ? 'a number greater than 0' : `a whole number, ${least} or greater`;
  throw new UsageError(`--${name} must be ${allowed}; given: ${text}.`);
}

function namedValue(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
  throw new UsageError(`--path-parameter must be NAME=VALUE; given: ${text || 'nothing'}.`);
}
