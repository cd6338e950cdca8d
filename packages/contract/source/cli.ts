import { DocumentError } from '@conoha-images/document';
import { readDescription } from '@conoha-images/document/node';
import { standardDescription } from '@conoha-images/spec/description';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command-line.ts';
import { NotRun } from './errors.ts';
import { relations } from './relations/index.ts';
import { type ReportFile, reportFiles, writeReport } from './report-files.ts';
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
  const files = await reportFiles({ json: options.json, junit: options.junit });
  // If a program reads the report from the standard output, the text for people goes elsewhere.
  const stream = options.json === '-' || options.junit === '-' ? process.stderr : process.stdout;
  const style: TextStyle = { color: stream.isTTY && process.env['NO_COLOR'] === undefined };
  const write = (lines: readonly string[]): void => {
    if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
  };
  const ofRelation: Result[] = [];
  const flush = (): void => write(relationLines(ofRelation.splice(0), style));
  let topic = '';
  let progress = '';
  const report = await checkContract({
    ...(await checkOptions(options)),
    onRequest: (requests) => {
      if (stream.isTTY && requests % 10 === 0) stream.write(`${progress}${requests} requests\r`);
    },
    onResult: (result, { done, all }) => {
      if (ofRelation[0]?.relation !== result.relation) flush();
      if (result.topic !== topic) write([`${topic === '' ? '' : '\n'}${result.topic}`]);
      topic = result.topic;
      ofRelation.push(result);
      progress = `${done} of ${all} checks, `;
    },
  });
  flush();
  write(summaryLines(report, style));
  if (options.github) write(githubLines(report));
  await saveReports(options, files, report);
  if (report.results.some(({ status }) => status === 'failed')) return 1;
  return report.coverage.low.length > 0 ? 3 : 0;
}

async function checkOptions(options: CommandLine): Promise<CheckOptions> {
  const { baseUrl, tokenEnv, secondTokenEnv, profile, document, operation, only } = options;
  const { pathParameters, seed, bail, rate, parallel, budget, timeout, requireCoverage } = options;
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
    bail,
    parallel,
    budget,
    timeout,
    requireCoverage,
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

async function saveReports(options: CommandLine, files: readonly ReportFile[], report: Report): Promise<void> {
  const texts = { json: () => `${JSON.stringify(report, undefined, 2)}\n`, junit: () => junit(report) };
  for (const option of ['json', 'junit'] as const) {
    if (options[option] === '-') process.stdout.write(texts[option]());
    const file = files.find((candidate) => candidate.option === option);
    if (file) await writeReport(file, texts[option]());
  }
}

function relationList(): string {
  return Object.entries(relations)
    .map(
      ([topic, all]) =>
        `${topic}\n${all.map(({ name, sentence, level }) => `  ${name}: ${sentence}${level ? ` (${level})` : ''}\n`).join('')}`,
    )
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
