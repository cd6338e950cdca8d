import { constants } from 'node:os';
import type { Description } from '@conoha-images/document';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command/command-line.ts';
import { FileWatcher } from './command/file-watcher.ts';
import { load } from './command/load.ts';
import { PortTakenError } from './http/server.ts';
import type { RequestRecord } from './request-log.ts';
import { ScenarioError } from './scenarios/scenario-error.ts';
import { type MockServer, startMock } from './start-mock.ts';

// The mock keeps running if the reader of its output stops, as in `| head`.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const onSignal = handleSignals();
  const { host, port, log, scenarios, control, controlHosts, upstream, record, static: isStatic } = options;
  const { description, file } = await load(options);
  const mock = await startMock({
    description,
    host,
    port,
    scenarios,
    control,
    controlHosts,
    static: isStatic,
    ...(file && { data: file }),
    ...(upstream && { upstream }),
    ...(record !== undefined && { record }),
    ...(log !== 'silent' && { onResponse: (record) => process.stdout.write(logLines(record, log)) }),
  });
  process.stdout.write(`The mock is ready: ${mock.url}\n`);
  const unwatch = options.watch ? reloadOnChange(mock, options) : undefined;
  onSignal.stop = () => {
    unwatch?.();
    mock.close().catch(fail);
  };
}

/**
 * Stops the program when it gets a signal, even while it starts. The first process of a container gets only the signals
 * that it handles.
 *
 * @returns What stops the program. Until it is replaced, that is the end of the process, with the status that a shell
 *   gives to a process that a signal ended.
 */
function handleSignals(): { stop: (signal: 'SIGINT' | 'SIGTERM') => void } {
  const handler = { stop: (signal: 'SIGINT' | 'SIGTERM') => process.exit(128 + constants.signals[signal]) };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => handler.stop(signal));
  return handler;
}

/** Reloads the files when they change. If they are invalid, the mock keeps the previous content. */
function reloadOnChange(mock: MockServer, options: CommandLine): () => void {
  const filesOf = ({ files = [] }: Description): string[] =>
    [options.data, options.document, ...files].filter((file) => file !== undefined);
  const reload = async (): Promise<void> => {
    try {
      const content = await load(options);
      mock.load(content);
      watcher.watch(filesOf(content.description));
      process.stdout.write('Reloaded the changed files.\n');
    } catch (error) {
      process.stderr.write(`${messageOf(error)}\nThe mock keeps the previous content.\n`);
    }
  };
  const watcher = new FileWatcher(reload);
  watcher.watch(filesOf(mock.description));
  return () => watcher.close();
}

function logLines(record: RequestRecord, log: CommandLine['log']): string {
  const { method, target, status, milliseconds } = record;
  const violations = log === 'violations' ? record.violations : [];
  return [
    `${method} ${target} ${status} ${milliseconds.toFixed(0)} ms`,
    // A value from the request may contain line breaks and terminal commands.
    ...violations.map((violation) => `  ${violation.replaceAll(/\p{Cc}/gu, escaped)}`),
    '',
  ].join('\n');
}

function escaped(character: string): string {
  return JSON.stringify(character).slice(1, -1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
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
    process.stderr.write(`${error.message} Choose another with --port; --port 0 takes any free port.\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`The mock can't start: ${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
