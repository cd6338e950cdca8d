// Builds everything from the document, then serves the mock and the reference until Ctrl-C.
import { parseArgs } from 'node:util';
import { serveReference } from '@conoha-images/docs';
import { type RequestRecord, startMock } from '@conoha-images/mock';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { turbo } from './turbo.ts';

const host = '127.0.0.1';

const usage = `Usage: npm start -- [options]

Builds everything from the OpenAPI document, then serves the mock and the reference.

Options:
  --mock-port PORT   The port of the mock on ${host}, from 0 to 65535; 0 takes any free port. Default: 4010.
  --docs-port PORT   The port of the reference on ${host}, from 0 to 65535; 0 takes any free port. Default: 8080.
`;

class UsageError extends Error {}

function portsOf(args: string[]): { mock: number; docs: number } {
  const options = {
    'mock-port': { type: 'string', default: '4010' },
    'docs-port': { type: 'string', default: '8080' },
  } as const;
  let values: { 'mock-port': string; 'docs-port': string };
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const port = (option: keyof typeof values): number => {
    const value = values[option];
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
    throw new UsageError(`--${option} must be an integer from 0 to 65535; given: ${value}.`);
  };
  return { mock: port('mock-port'), docs: port('docs-port') };
}

/**
 * Starts a server.
 *
 * @throws if the port is in use. The error names the port, and the option that chooses another.
 */
async function started<Server>(
  name: string,
  option: string,
  port: number,
  start: () => Promise<Server>,
): Promise<Server> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `${name} can't start: another program uses port ${port} of ${host}. Choose another port: npm start -- --${option} PORT`,
    );
  }
}

function report({ method, target, status }: RequestRecord): void {
  console.log(`  ${method} ${target} ${status}`);
}

async function main(): Promise<void> {
  const ports = portsOf(process.argv.slice(2));
  console.log('Building everything from openapi/image-api.yaml …');
  const build = turbo(['build', '--output-logs=errors-only'], 'kept');
  if (build.status !== 0)
    throw new Error(`${build.stdout}${build.stderr}\nThe build failed. The output above says why.`);

  const mock = await started('The mock', 'mock-port', ports.mock, () =>
    startMock({ host, port: ports.mock, onResponse: report }),
  );
  console.log(`The mock is ready:      ${mock.url}`);
  const docs = await started('The reference', 'docs-port', ports.docs, () =>
    serveReference({ host, port: ports.docs }),
  ).catch(async (error: unknown) => {
    await mock.close();
    throw error;
  });
  console.log(`The reference is ready: ${docs.url} (English: ${docs.url}/en/)`);

  const [sample] = document.paths['/v2/images'].get['x-codeSamples'];
  const origin = document.servers[0]?.url ?? '';
  console.log(
    `\nTry the example of ConoHa's reference on the mock (any token works):\n\n${sample?.source.replace(origin, mock.url).replace('$CONOHA_TOKEN', 'any')}`,
  );
  console.log('Press Ctrl-C to stop both.');

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void Promise.all([mock.close(), docs.close()]));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
