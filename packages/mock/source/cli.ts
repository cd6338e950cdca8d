import { setFlagsFromString } from 'node:v8';
import type { Description } from '@conoha-images/document';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command/command-line.ts';
import { FileWatcher } from './command/file-watcher.ts';
import { load } from './command/load.ts';
import { PortTakenError } from './http/server.ts';
import type { RequestRecord } from './request-log.ts';
import { ScenarioError } from './scenarios/scenario-error.ts';
import { type MockServer, startMock } from './start-mock.ts';

// A mock runs beside other programs: this saves a third of the memory under load, at the same speed (bench/server.ts).
setFlagsFromString('--optimize-for-size');

// The mock keeps running if the reader of its output stops, as in `| head`.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** Runs without the setting for less memory, with which the garbage collector takes twice the time of a large data file. */
async function atFullSpeed<T>(load: () => Promise<T>): Promise<T> {
  setFlagsFromString('--no-optimize-for-size');
  try {
    return await load();
  } finally {
    setFlagsFromString('--optimize-for-size');
  }
}

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const { host, port, log, scenarios, control, controlHosts, upstream, record, static: isStatic } = options;
  const mock = await atFullSpeed(async () => {
    const { description, file } = await load(options);
    return startMock({
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
  });
  process.stdout.write(`The mock is ready: ${mock.url}\n`);
  const unwatch = options.watch ? reloadOnChange(mock, options) : undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      unwatch?.();
      mock.close().catch(fail);
    });
  }
}

/** Reloads the files when they change. If they are invalid, the mock keeps the previous content. */
function reloadOnChange(mock: MockServer, options: CommandLine): () => void {
  const filesOf = ({ files = [] }: Description): string[] =>
    [options.data, options.document, ...files].filter((file) => file !== undefined);
  const reload = async (): Promise<void> => {
    try {
      const content = await atFullSpeed(async () => {
        const newContent = await load(options);
        mock.load(newContent);
        return newContent;
      });
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
