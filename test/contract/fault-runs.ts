import { Worker } from 'node:worker_threads';
import type { CheckedFault, FaultRun } from './fault-run.ts';

/** Two, because each keeps a core busy. */
const workerCount = 2;

/** How many runs are reported at a time. */
const progressStep = 100;

/** Runs of the contract in worker threads, in the order in which they are given. */
export class FaultRuns implements AsyncDisposable {
  readonly #workers: Worker[] = [];
  readonly #all: number;
  readonly #waiting: FaultRun[];
  readonly #results = new Map<string, PromiseWithResolvers<CheckedFault>>();
  #done = 0;

  constructor(runs: readonly FaultRun[]) {
    this.#waiting = [...runs];
    this.#all = runs.length;
    for (const run of runs) {
      const result = Promise.withResolvers<CheckedFault>();
      // The test of the run, which comes later, reports it.
      result.promise.catch(() => {});
      this.#results.set(nameOf(run), result);
    }
    for (let index = 0; index < workerCount; index += 1) this.#start();
  }

  /** What a run found. Rejects if the contract could not run. */
  of(fault: string, seed: number): Promise<CheckedFault> {
    const result = this.#results.get(nameOf({ fault, seed }));
    return result?.promise ?? Promise.reject(new Error(`There is no run of ${fault} with seed ${seed}.`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(): void {
    const worker = new Worker(new URL('fault-worker.ts', import.meta.url), {
      execArgv: ['--conditions=@conoha-images/source'],
    });
    let current: FaultRun | undefined;
    const next = (): void => {
      current = this.#waiting.shift();
      if (current) worker.postMessage(current);
    };
    worker.on('message', (result: CheckedFault) => {
      this.#results.get(nameOf(result))?.resolve(result);
      this.#done += 1;
      if (this.#done % progressStep === 0) process.stderr.write(`${this.#done} of ${this.#all} runs\n`);
      next();
    });
    worker.on('error', (error) => {
      if (current) this.#results.get(nameOf(current))?.reject(error);
      this.#start();
    });
    this.#workers.push(worker);
    next();
  }
}

function nameOf({ fault, seed }: Pick<FaultRun, 'fault' | 'seed'>): string {
  return `${fault} with seed ${seed}`;
}
