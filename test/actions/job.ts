import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { cleanEnvironment } from '../packed/outside.ts';
import { type Annotation, annotationsIn, valuesOf } from './commands.ts';
import { type Contexts, interpolate, isTrue } from './expressions.ts';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly run?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
}

export interface Action {
  readonly inputs?: Readonly<Record<string, { default?: unknown; required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, { value: unknown }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface Result {
  readonly conclusion: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly Annotation[];
  /** The output of all steps. */
  readonly log: string;
}

interface StepsResult extends Result {
  /** The results of the steps that have an ID. */
  readonly steps: Readonly<Record<string, Result>>;
}

/** Where a list of steps runs: in a job, or in an action. */
interface Scope {
  readonly contexts: Contexts;
  readonly env: Readonly<Record<string, string>>;
  readonly path?: string;
}

/**
 * A job on a runner of GitHub Actions, as far as our actions and examples need one: the contexts, conditions, shells and
 * files of its steps. act, the only other runner outside GitHub, needs Docker. Actions of other repositories don't run;
 * upload-artifact is imitated.
 */
export class Job implements AsyncDisposable {
  readonly workspace: string;
  /** The files of each artifact are in a folder with its name. */
  readonly artifacts: string;
  readonly temporary: string;
  readonly #folder: string;
  readonly #actions: Readonly<Record<string, string>>;
  readonly #environment: NodeJS.ProcessEnv;
  /** The runner marks the processes of a job by this variable, and ends them with the job. */
  readonly #mark = randomUUID();

  /**
   * @param workspace The repository that the job has checked out.
   * @param actions The folder of each action that the steps may use.
   */
  static async start(workspace: string, actions: Readonly<Record<string, string>>, env = {}): Promise<Job> {
    const folder = await mkdtemp(join(tmpdir(), 'conoha-images-job-'));
    await mkdir(join(folder, 'temporary'));
    // A runner has its own Node.js, and not the one in our node_modules.
    const path = process.env['PATH']?.split(delimiter).filter((entry) => !entry.includes('node_modules'));
    return new Job(folder, workspace, actions, { ...cleanEnvironment(), PATH: path?.join(delimiter), ...env });
  }

  private constructor(folder: string, workspace: string, actions: Record<string, string>, env: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.workspace = workspace;
    this.temporary = join(folder, 'temporary');
    this.artifacts = join(folder, 'artifacts');
    this.#actions = actions;
    this.#environment = env;
  }

  /** Runs one action, as a step of the job. */
  use(action: string, inputs: Readonly<Record<string, unknown>> = {}): Promise<Result> {
    return this.run([{ uses: action, with: inputs }]);
  }

  /** Runs the steps of a job. Its outputs are those of the last step. */
  run(steps: readonly Step[], env: Readonly<Record<string, string>> = {}): Promise<Result> {
    return this.#steps(steps, { contexts: { github: this.#github() }, env });
  }

  #github(path?: string): object {
    return { workspace: this.workspace, ...(path && { action_path: path }) };
  }

  async #steps(steps: readonly Step[], scope: Scope): Promise<StepsResult> {
    const results: Record<string, Result> = {};
    const annotations: Annotation[] = [];
    let log = '';
    let status: 'success' | 'failure' = 'success';
    let outputs: Readonly<Record<string, string>> = {};
    for (const step of steps) {
      const contexts = {
        ...scope.contexts,
        env: scope.env,
        runner: { temp: this.temporary, os: 'Linux' },
        steps: results,
      };
      if (!isTrue(step.if, contexts, status)) continue;
      const text = (value: unknown): string => interpolate(value, contexts, status);
      const env = { ...scope.env, ...textsOf(step.env, text) };
      const result = step.uses
        ? await this.#use(text(step.uses), textsOf(step.with, text), env)
        : await this.#script(step, text(step.run), env, scope.path);
      log += result.log;
      annotations.push(...result.annotations);
      ({ outputs } = result);
      if (step.id) results[step.id] = result;
      if (result.conclusion === 'failure') status = 'failure';
    }
    return { conclusion: status, outputs, annotations, log, steps: results };
  }

  async #use(name: string, inputs: Record<string, string>, env: Readonly<Record<string, string>>): Promise<Result> {
    const path = this.#actions[name.replace(/@.*/, '')];
    if (path) return this.#action(path, inputs, env);
    if (name.startsWith('actions/upload-artifact@')) await this.#upload(inputs);
    else if (!/^actions\/(checkout|setup-node|setup-go)@/.test(name))
      throw new Error(`No test can run the action ${name}.`);
    return { conclusion: 'success', outputs: {}, annotations: [], log: '' };
  }

  async #action(path: string, inputs: Record<string, string>, env: Readonly<Record<string, string>>): Promise<Result> {
    const action = await readAction(path);
    for (const name of Object.keys(inputs)) {
      // On GitHub, this is a warning.
      if (!action.inputs?.[name]) throw new Error(`The action ${path} has no input ${name}.`);
    }
    const defaults = Object.entries(action.inputs ?? {}).map(([name, input]) => [name, String(input.default ?? '')]);
    const contexts = { github: this.#github(path), inputs: { ...Object.fromEntries(defaults), ...inputs } };
    const { steps, ...result } = await this.#steps(action.runs.steps, { contexts, env, path });
    const values = Object.entries(action.outputs ?? {}).map(([name, { value }]) => [name, value]);
    const text = (value: unknown): string => interpolate(value, { ...contexts, steps }, result.conclusion);
    return { ...result, outputs: textsOf(Object.fromEntries(values), text) };
  }

  /** Copies the files of an artifact, as actions/upload-artifact would upload them. */
  async #upload({ name = '', path = '', ...inputs }: Record<string, string>): Promise<void> {
    const files = await readdir(path, { recursive: true }).catch(() => []);
    if (files.length === 0 && inputs['if-no-files-found'] === 'error') throw new Error(`No file to upload in ${path}.`);
    await cp(path, join(this.artifacts, name), { recursive: true, errorOnExist: true, force: false });
  }

  async #script(step: Step, script: string, env: Readonly<Record<string, string>>, path?: string): Promise<Result> {
    const id = randomUUID();
    const file = (name: string): string => join(this.temporary, `${id}-${name}`);
    await Promise.all(['output', 'env', 'path', 'summary'].map((name) => writeFile(file(name), '')));
    await writeFile(file('script.sh'), script);
    const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', file('script.sh')], {
      cwd: join(this.workspace, step['working-directory'] ?? ''),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...this.#environment,
        // Vitest's, which change what programs print.
        NODE_ENV: undefined,
        FORCE_COLOR: undefined,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: this.workspace,
        GITHUB_OUTPUT: file('output'),
        GITHUB_ENV: file('env'),
        GITHUB_PATH: file('path'),
        GITHUB_STEP_SUMMARY: file('summary'),
        RUNNER_TEMP: this.temporary,
        RUNNER_TRACKING_ID: this.#mark,
        ...env,
        ...(path && { GITHUB_ACTION_PATH: path }),
      },
    });
    let log = '';
    // The runner reads each of the two line by line.
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log += `${line}\n`;
      });
    }
    // The runner waits for the end of the output, too: a step whose background process holds it would not end.
    const status = await new Promise((resolve) => child.once('close', resolve));
    return {
      conclusion: status === 0 ? 'success' : 'failure',
      outputs: valuesOf(await readFile(file('output'), 'utf8')),
      annotations: annotationsIn(log),
      log,
    };
  }

  /** The IDs of the processes that the job has started and that still run. */
  async processes(): Promise<number[]> {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const marked = ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').includes(`RUNNER_TRACKING_ID=${this.#mark}`) ? [id] : [];
    });
    return (await Promise.all(marked)).flat();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const id of await this.processes()) process.kill(id, 'SIGKILL');
    await rm(this.#folder, { recursive: true });
  }
}

/**
 * The folders of our actions, by the name that another repository uses.
 *
 * @param root A copy of this repository.
 * @param prefix The repository. Its owner on GitHub is not known yet.
 */
export function actionsOf(root: string, prefix = 'conoha-images/conoha-images'): Record<string, string> {
  const names = ['mock', 'mock/stop', 'lint'];
  return Object.fromEntries(names.map((name) => [`${prefix}/actions/${name}`, join(root, 'actions', name)]));
}

export async function readAction(path: string): Promise<Action> {
  return parse(await readFile(join(path, 'action.yml'), 'utf8')) as Action;
}

function textsOf(
  record: Readonly<Record<string, unknown>> = {},
  text: (value: unknown) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, text(value)]));
}
