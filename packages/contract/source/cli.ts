#!/usr/bin/env node
import { writeFile } from 'node:fs/promises';
import { DocumentError } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import { NotRun } from './broken.ts';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command-line.ts';
import type { Result } from './contract.ts';
import { relations } from './relations/index.ts';
import { githubLines } from './report/github.ts';
import { relationLines, type Style, summaryLines } from './report/human.ts';
import { junit } from './report/junit.ts';
import { checkContract, type Report } from './report.ts';

async function main(): Promise<number> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help || options.list) {
    process.stdout.write(options.help ? usage : listed());
    return 0;
  }
  // What a program reads from the standard output has nothing else in it.
  const people = options.json === '-' || options.junit === '-' ? process.stderr : process.stdout;
  const style: Style = { color: people.isTTY && process.env['NO_COLOR'] === undefined };
  const write = (lines: readonly string[]): void => {
    if (lines.length > 0) people.write(`${lines.join('\n')}\n`);
  };
  const pending: Result[] = [];
  let about = '';
  const flush = (): void => {
    write(relationLines(pending.splice(0), style));
  };
  const report = await checkContract({
    ...(await contractOf(options)),
    onResult: (result, { done, all }) => {
      if (pending[0]?.relation !== result.relation) flush();
      if (result.about !== about) write([`${about === '' ? '' : '\n'}${result.about}`]);
      about = result.about;
      pending.push(result);
      if (people.isTTY && done < all) people.write(`${done} of ${all}\r`);
    },
  });
  flush();
  write(summaryLines(report, style));
  if (options.github) write(githubLines(report));
  await save(options, report);
  return report.results.some(({ status }) => status === 'broken') ? 1 : 0;
}

async function contractOf(options: CommandLine) {
  const { baseUrl, tokenEnv, secondTokenEnv, profile, document, operation, only, ...rest } = options;
  const { pathParameters, seed, rate, budget, timeout } = rest;
  return {
    ...{ baseUrl, profile, pathParameters, seed, rate, budget, timeout, operationId: operation },
    ...(only.length > 0 && { only }),
    description: document === undefined ? standardDescription : await described(document),
    token: tokenIn('token-env', tokenEnv),
    secondToken: tokenIn('second-token-env', secondTokenEnv),
    tokenNames: { ...(tokenEnv && { first: tokenEnv }), ...(secondTokenEnv && { second: secondTokenEnv }) },
  };
}

async function described(file: string) {
  const { readDescription } = await import('@conoha-images/document/node');
  return readDescription(file);
}

function tokenIn(option: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const token = process.env[name];
  if (token) return token;
  throw new UsageError(
    `--${option} must be the name of an environment variable with a token in it; given: ${name}, which is empty.`,
  );
}

async function save({ json, junit: xml }: CommandLine, report: Report): Promise<void> {
  for (const [file, text] of [
    [json, () => `${JSON.stringify(report, undefined, 2)}\n`],
    [xml, () => junit(report)],
  ] as const) {
    if (file === '-') process.stdout.write(text());
    else if (file !== undefined) await writeFile(file, text());
  }
}

function listed(): string {
  return Object.entries(relations)
    .map(([about, each]) => `${about}\n${each.map(({ name, sentence }) => `  ${name}: ${sentence}\n`).join('')}`)
    .join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof UsageError;
  const isKnown = isUsage || error instanceof NotRun || error instanceof DocumentError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${isKnown ? '' : 'The contract could not be checked: '}${message}\n${isUsage ? `\n${usage}` : ''}`,
  );
  process.exitCode = 2;
}
