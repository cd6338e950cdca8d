import { isObject, suggestionFor } from '@conoha-images/document';
import { NotRun } from './errors.ts';
import type { ContractOptions } from './options.ts';
import { profiles } from './profile.ts';
import { redact } from './redact.ts';

/** What an option may be. */
export interface OptionRule {
  /** The allowed values, in words. */
  readonly allowed: string;
  accepts(value: unknown): boolean;
  /** The allowed texts, if the option has one of a few. */
  readonly texts?: readonly string[];
  readonly isRequired?: true;
  /** Whether a wrong value may be a token, so that an error shows only its type. */
  readonly isSecret?: true;
}

/** The rules of some options: a rule for each of them, so that a new option can't be forgotten. */
export type OptionRules<Options> = Readonly<Record<keyof Options, OptionRule>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const text: OptionRule = { allowed: 'a string', accepts: isText };
const number: OptionRule = { allowed: 'a number', accepts: (value) => typeof value === 'number' };
const flag: OptionRule = { allowed: 'true or false', accepts: (value) => typeof value === 'boolean' };

/** An option that is a function. */
export const functionRule: OptionRule = { allowed: 'a function', accepts: (value) => typeof value === 'function' };

/** The options of a contract. */
export const contractRules = {
  baseUrl: { ...text, isRequired: true },
  token: { ...text, isSecret: true },
  secondToken: { ...text, isSecret: true },
  description: {
    allowed: 'a description as readDescription() returns it',
    accepts: (value) => isObject(value) && isObject(value['document']) && Array.isArray(value['lists']),
  },
  operationId: text,
  pathParameters: {
    allowed: 'an object whose values are strings',
    accepts: (value) => isObject(value) && Object.values(value).every(isText),
  },
  profile: {
    allowed: profiles.join(' or '),
    accepts: (value) => profiles.some((profile) => profile === value),
    texts: profiles,
  },
  seed: number,
  only: {
    allowed: 'an array of strings',
    accepts: (value) => Array.isArray(value) && value.every(isText),
  },
  bail: flag,
  rate: number,
  parallel: flag,
  budget: number,
  timeout: number,
  requireCoverage: {
    allowed: 'a percentage from 0 to 100',
    accepts: (value) => typeof value === 'number' && value >= 0 && value <= 100,
  },
  fetch: functionRule,
  tokenNames: {
    allowed: 'an object with the strings first and second',
    accepts: (value) =>
      isObject(value) &&
      Object.entries(value).every(([name, element]) => ['first', 'second'].includes(name) && isText(element)),
    isSecret: true,
  },
} satisfies OptionRules<ContractOptions>;

/** A rule that allows a function too, which returns the value later. */
export function orFunction(rule: OptionRule): OptionRule {
  return {
    ...rule,
    allowed: `${rule.allowed} or a function`,
    accepts: (value) => rule.accepts(value) || functionRule.accepts(value),
  };
}

/**
 * Checks the names and types of options, for programs whose compiler does not.
 *
 * @throws {NotRun} for an unknown name, and for a value of the wrong type. The message contains no token.
 */
export function checkOptions(options: unknown, rules: Readonly<Record<string, OptionRule>>): void {
  if (!isObject(options)) throw new NotRun(`The options must be an object; given: ${inWords(options)}.`);
  const names = Object.keys(rules);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new NotRun(
      `The name of an option must be one of ${names.join(', ')}; given: ${unknown}.${hintFor(unknown, names)}`,
    );
  }
  for (const [name, { allowed, accepts, texts = [], isRequired, isSecret }] of Object.entries(rules)) {
    const value = options[name];
    if (value === undefined ? !isRequired : accepts(value)) continue;
    const shown = isSecret && value !== undefined ? `a value of type ${typeof value}` : inWords(value);
    const hint = typeof value === 'string' ? hintFor(value, texts) : '';
    throw new NotRun(`${name} must be ${allowed}; given: ${withoutTokens(shown, options)}.${hint}`);
  }
}

/** A sentence with the candidate that a misspelt name most likely means; empty if none is similar. */
export function hintFor(name: string, candidates: readonly string[], prefix = ''): string {
  const suggestion = suggestionFor(name, candidates);
  return suggestion === undefined ? '' : ` Did you mean ${prefix}${suggestion}?`;
}

/** A value as an error shows it. Of an object it shows only the type, because a member may be a token. */
function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

function withoutTokens(words: string, { token, secondToken }: Readonly<Record<string, unknown>>): string {
  const tokens = [token, secondToken].filter((secret) => typeof secret === 'string' && secret !== '');
  return tokens.reduce<string>((redacted, secret) => redact(redacted, String(secret)), words);
}
