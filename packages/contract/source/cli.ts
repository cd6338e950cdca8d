import { writeFile } from 'node:fs/promises';
import { DocumentError } from '@conoha-images/document';
import { readDescription } from '@conoha-images/document/node';
import { standardDescription } from '@conoha-images/spec/description';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command-line.ts';
import { NotRun } from './errors.ts';
import { relations } from './relations/index.ts';
import { githubLines } from './reporters/github.ts';
import { junit } from './reporters/junit.ts';
import { relationLines, summaryLines, type TextStyle } from './reporters/text.ts';
import type { Report, Result } from './results.ts';
import { type CheckOptions, checkContract } from './run.ts';

async function main(): Promise<number> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help || options.list) {
    process.stdout.write(options.help ? usage : relationList());
    return 0;
  }
  // If a program reads the report from the standard output, the text for people goes elsewhere.
  const stream = options.json === '-' || options.junit === '-' ? process.stderr : process.stdout;
  const style: TextStyle = { color: stream.isTTY && process.env['NO_COLOR'] === undefined };
  const write = (lines: readonly string[]): void => {
    if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
  };
  const ofRelation: Result[] = [];
  const flush = (): void => write(relationLines(ofRelation.splice(0), style));
  let topic = '';
  const report = await checkContract({
    ...(await checkOptions(options)),
    onResult: (result, { done, all }) => {
      if (ofRelation[0]?.relation !== result.relation) flush();
      if (result.topic !== topic) write([`${topic === '' ? '' : '\n'}${result.topic}`]);
      topic = result.topic;
      ofRelation.push(result);
      if (stream.isTTY && done < all) stream.write(`${done} of ${all}\r`);
    },
  });
  flush();
  write(summaryLines(report, style));
  if (options.github) write(githubLines(report));
  await saveReports(options, report);
  return report.results.some(({ status }) => status === 'failed') ? 1 : 0;
}

async function checkOptions(options: CommandLine): Promise<CheckOptions> {
  const { baseUrl, tokenEnv, secondTokenEnv, profile, document, operation, only } = options;
  const { pathParameters, seed, rate, budget, timeout } = options;
  return {
    baseUrl,
    token: tokenFrom('token-env', tokenEnv),
    secondToken: tokenFrom('second-token-env', secondTokenEnv),
    tokenNames: { ...(tokenEnv && { first: tokenEnv }), ...(secondTokenEnv && { second: secondTokenEnv }) },
    description: document === undefined ? standardDescription : await readDescription(document),
    operationId: operation,
    pathParameters,
    profile,
    seed,
    rate,
    budget,
    timeout,
    ...(only.length > 0 && { only }),
  };
}

function tokenFrom(option: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const token = process.env[name];
  if (token) return token;
  throw new UsageError(
    `--${option} must be the name of an environment variable that contains a token; given: ${name}, which is empty.`,
  );
}

async function saveReports({ json, junit: xml }: CommandLine, report: Report): Promise<void> {
  for (const [file, text] of [
    [json, () => `${JSON.stringify(report, undefined, 2)}\n`],
    [xml, () => junit(report)],
  ] as const) {
    if (file === '-') process.stdout.write(text());
    else if (file !== undefined) await writeFile(file, text());
  }
}

function relationList(): string {
  return Object.entries(relations)
    .map(([topic, all]) => `${topic}\n${all.map(({ name, sentence }) => `  ${name}: ${sentence}\n`).join('')}`)
    .join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof UsageError;
  const isKnown = isUsage || error instanceof NotRun || error instanceof DocumentError;
  const message = error instanceof Error ? error.message : String(error);
  const prefix = isKnown ? '' : 'The contract could not be checked: ';
  process.stderr.write(`${prefix}${message}\n${isUsage ? `\n${usage}` : ''}`);
  process.exitCode = 2;
}
