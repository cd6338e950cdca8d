import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../packed/outside.ts';
import { tools } from './install.ts';

/** Runs a tool on a bundle, and resolves with the problems that it reports, one line each. */
type Run = (bundle: string, output: string) => Promise<string[]>;

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of the tools, in which they send and ask nothing of their own accord. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment(),
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    DO_NOT_TRACK: '1',
    NO_COLOR: '1',
  };
}

/** Runs a script with the Node.js that runs this, in the tools' folder. */
function node(script: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const env = { ...toolEnvironment(), ...variables };
  const options = { cwd: tools, env, maxBuffer: 1e8, timeout: 300_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

/** The path of a program of the tools. */
export function bin(name: string): string {
  return join(tools, 'node_modules/.bin', name);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** What a program printed, if it failed. */
function failure({ status, stdout, stderr }: Outcome): string[] {
  return status === 0 ? [] : [`It ended with ${status}.`, ...lines(stdout), ...lines(stderr)];
}

/** A script of ours, which prints one problem a line. */
function script(file: string, ...args: string[]): Run {
  return async (bundle) => {
    const outcome = await node(file, [...args, bundle]);
    return outcome.status === 0 ? lines(outcome.stdout) : failure(outcome);
  };
}

/** Compiles what a generator wrote, strictly, and its declaration files too. */
export async function compile(folder: string): Promise<string[]> {
  const compilerOptions = {
    target: 'es2023',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    customConditions: ['@conoha-images/source'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }));
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  const { status, stdout } = await node(compiler, ['--project', folder, '--pretty', 'false']);
  return status === 0 ? [] : lines(stdout);
}

/** A generator: what it writes must compile. */
function generator(generate: (bundle: string, output: string) => Promise<Outcome>): Run {
  return async (bundle, output) => {
    await rm(output, { recursive: true, force: true });
    await mkdir(output, { recursive: true });
    const problems = failure(await generate(bundle, output));
    return problems.length > 0 ? problems : compile(output);
  };
}

/** Every tool that reads the document. Prism, which serves it, has tests of its own. */
export const runs: Readonly<Record<string, Run>> = {
  async redocly(bundle) {
    const args = ['lint', bundle, '--extends=recommended-strict', '--format=json'];
    const { stdout } = await node(bin('redocly'), args);
    const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] };
    return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  },

  async spectral(bundle) {
    const args = ['lint', bundle, '--ruleset=spectral.yaml', '--format=json', '--quiet'];
    const { stdout } = await node(bin('spectral'), args);
    const problems = JSON.parse(stdout) as { code: string; message: string; path: string[] }[];
    return problems.map(({ code, message, path }) => `${code}: ${message} (${path.join('/')})`);
  },

  'swagger-parser': script('validate.js', 'swagger-parser'),
  'readme-parser': script('validate.js', 'readme'),
  'scalar-parser': script('validate.js', 'scalar'),

  'openapi-typescript': generator((bundle, output) =>
    node(bin('openapi-typescript'), [bundle, '--output', join(output, 'index.ts')]),
  ),

  'hey-api': generator((bundle, output) =>
    node(bin('openapi-ts'), ['--input', bundle, '--output', output, '--no-log-file']),
  ),

  orval: generator((bundle, output) => node(bin('orval'), ['--fail-on-warnings'], { BUNDLE: bundle, OUTPUT: output })),

  kubb: generator((bundle, output) => node(bin('kubb'), ['generate'], { BUNDLE: bundle, OUTPUT: output })),

  'typed-openapi': generator((bundle, output) =>
    // It takes an absolute path for a relative one.
    node(bin('typed-openapi'), [bundle, '--output', join(relative(tools, output), 'index.ts')]),
  ),

  'openapi-client-axios': script('send-with-axios.js'),

  'openapi-client-axios-typegen': generator(async (bundle, output) => {
    const outcome = await node(bin('typegen'), [bundle]);
    await writeFile(join(output, 'index.d.ts'), outcome.stdout);
    return outcome;
  }),
};
