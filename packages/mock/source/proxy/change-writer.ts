/** How long changes are collected at least before they are written, in milliseconds. */
const minimumPause = 200;

/** How much longer than a write the pause after it is, so that a large file takes at most a tenth of the time. */
const pausePerWrite = 9;

/** Writes changes soon after they were made, one write at a time. */
export class ChangeWriter {
  readonly #writeAll: () => Promise<void>;
  readonly #onProblem: (message: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #pause = minimumPause;
  #isChanged = false;
  #isClosed = false;
  #lastWrite = Promise.resolve();

  /**
   * @param writeAll Writes all that has changed before it is called.
   * @param onProblem Called with the message of the error if a write fails. The next change is written again.
   */
  constructor(writeAll: () => Promise<void>, onProblem: (message: string) => void) {
    this.#writeAll = writeAll;
    this.#onProblem = onProblem;
  }

  /** Says that there is something to write. */
  change(): void {
    this.#isChanged = true;
    this.#schedule();
  }

  /** Writes now, after the write that has begun. Rejects with the error of the write. */
  async write(): Promise<void> {
    const writing = this.#lastWrite.then(() => this.#write());
    this.#lastWrite = writing.catch(() => {});
    await writing;
  }

  /** Writes the last changes. Later ones are not written. Rejects with the error of the write. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#lastWrite;
    if (this.#isChanged) await this.write();
  }

  #schedule(): void {
    // Not started again by later changes, so that a steady stream of changes is written too.
    if (this.#timer || this.#isClosed) return;
    this.#timer = setTimeout(async () => {
      const problem = await this.write().then(
        () => undefined,
        (error: Error) => error.message,
      );
      this.#timer = undefined;
      if (problem !== undefined) this.#onProblem(problem);
      else if (this.#isChanged) this.#schedule();
    }, this.#pause);
  }

  async #write(): Promise<void> {
    this.#isChanged = false;
    const start = performance.now();
    try {
      await this.#writeAll();
    } catch (error) {
      this.#isChanged = true;
      throw error;
    } finally {
      this.#pause = Math.max(minimumPause, pausePerWrite * (performance.now() - start));
    }
  }
}
