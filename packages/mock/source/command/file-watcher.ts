import { unwatchFile, watchFile } from 'node:fs';
import { resolve } from 'node:path';

/** How often each file is checked, in milliseconds. */
const interval = 100;

/** How long to wait after a change before the callback, in milliseconds: a program may write a file in several steps. */
const settling = 50;

/**
 * Calls back when files have changed. Calls do not overlap.
 *
 * It polls the files instead of subscribing to events of the file system: those miss a file whose folder is replaced,
 * and the target of a symbolic link.
 */
export class FileWatcher {
  readonly #onChange: () => Promise<void>;
  #paths: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #lastCall = Promise.resolve();

  /** @param onChange Must not reject. */
  constructor(onChange: () => Promise<void>) {
    this.#onChange = onChange;
  }

  /** Watches these files instead of the previous ones. */
  watch(files: readonly string[]): void {
    const paths = new Set(files.map((file) => resolve(file)));
    for (const path of this.#paths) if (!paths.has(path)) unwatchFile(path, this.#notice);
    for (const path of paths) if (!this.#paths.has(path)) watchFile(path, { interval }, this.#notice);
    this.#paths = paths;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.watch([]);
  }

  readonly #notice = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#lastCall = this.#lastCall.then(this.#onChange);
    }, settling);
  };
}
