#!/usr/bin/env node
import { type CommandLine, parseCommandLine, UsageError, usage } from './command-line.ts';
import { type Exchange, PortTakenError, startMock } from './index.ts';

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const { host, port, log } = options;
  const mock = await startMock({
    host,
    port,
    ...(log !== 'silent' && { onAnswer: (exchange) => process.stdout.write(inWords(exchange, log)) }),
  });
  process.stdout.write(`The mock is ready: ${mock.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void mock.close());
}

function inWords({ method, target, status, milliseconds, violations }: Exchange, log: CommandLine['log']): string {
  const wrong = log === 'violations' ? violations : [];
  return [
    `${method} ${target} ${status} ${milliseconds.toFixed(0)} ms`,
    ...wrong.map((violation) => `  ${violation}`),
    '',
  ].join('\n');
}

try {
  await main();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof PortTakenError) {
    process.stderr.write(`${error.message} Choose another with --port; --port 0 takes any that is free.\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`The mock could not start: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
