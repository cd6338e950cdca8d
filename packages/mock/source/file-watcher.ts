import { unwatchFile, watchFile } from 'node:fs';
import { resolve } from 'node:path';

/** How often a file is looked at, in milliseconds. */
const interval = 100;

/** How long files are left alone after a change before they are read, in milliseconds: a program may write them in parts. */
const settling = 50;

/**
 * Calls back when files have changed, and not again before that is done.
 *
 * It looks at the files again and again, and does not ask the system to be told: a file that is replaced, in a folder
 * that is replaced, or at the end of a link that is, is one to whoever asks for it by its path.
 */
export class FileWatcher {
  readonly #changed: () => Promise<void>;
  #paths: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #last = Promise.resolve();

  /** @param changed Must not reject. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
  }

  /** Watches these files, and those of before no longer. */
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
      this.#last = this.#last.then(this.#changed);
    }, settling);
  };
}
