#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import type { Description } from '@conoha-images/document';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command-line.ts';
import type { Exchange } from './exchange.ts';
import { FileWatcher } from './file-watcher.ts';
import { load } from './load.ts';
import { ScenarioError } from './scenario.ts';
import { PortTakenError } from './server.ts';
import { type MockServer, startMock } from './start-mock.ts';

// A mock runs beside what it is for: a third less memory under load (bench/server.ts), at the same speed.
setFlagsFromString('--optimize-for-size');

// Whoever reads the output may stop reading, as in `| head`. The mock goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const { host, port, log, scenarios, control, static: isStatic } = options;
  const { description, file } = await load(options);
  const mock = await startMock({
    ...{ ...(file && { data: file }), description, host, port, scenarios, control, static: isStatic },
    ...(log !== 'silent' && { onAnswer: (exchange) => process.stdout.write(inWords(exchange, log)) }),
  });
  process.stdout.write(`The mock is ready: ${mock.url}\n`);
  const unwatch = options.watch ? reloadOnChange(mock, options) : undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      unwatch?.();
      void mock.close();
    });
  }
}

/** Reads the files again when they change. Where they are broken, what was read last goes on being served. */
function reloadOnChange(mock: MockServer, options: CommandLine): () => void {
  const filesOf = ({ files = [] }: Description): string[] =>
    [options.data, options.document, ...files].filter((file) => file !== undefined);
  const reload = async (): Promise<void> => {
    try {
      const loaded = await load(options);
      mock.load(loaded);
      watcher.watch(filesOf(loaded.description));
      process.stdout.write('The files have changed and are read again.\n');
    } catch (error) {
      process.stderr.write(`${messageOf(error)}\nWhat was read before goes on being served.\n`);
    }
  };
  const watcher = new FileWatcher(reload);
  watcher.watch(filesOf(mock.description));
  return () => watcher.close();
}

function inWords({ method, target, status, milliseconds, violations }: Exchange, log: CommandLine['log']): string {
  const wrong = log === 'violations' ? violations : [];
  return [
    `${method} ${target} ${status} ${milliseconds.toFixed(0)} ms`,
    // What was given may have line breaks and commands to a terminal in it.
    ...wrong.map(
      (violation) => `  ${violation.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))}`,
    ),
    '',
  ].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof ScenarioError) {
    process.stderr.write(`--scenario: ${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof PortTakenError) {
    process.stderr.write(`${error.message} Choose another with --port; --port 0 takes any that is free.\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`The mock could not start: ${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
