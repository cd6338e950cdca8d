import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** How long a file is left alone before it is read, in milliseconds: a program may write it in parts. */
const settling = 50;

/** Calls back when files have changed, and not again before that is done. */
export class FileWatcher {
  readonly #changed: () => Promise<void>;
  #watchers: readonly FSWatcher[] = [];
  #timer: NodeJS.Timeout | undefined;
  #last = Promise.resolve();

  /** @param changed Must not reject. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
  }

  /** Watches these files, and those of before no longer. */
  watch(files: readonly string[]): void {
    const before = this.#watchers;
    const paths = [...new Set(files.map((file) => resolve(file)))];
    // A folder is watched and not the file, which many programs write by replacing it.
    this.#watchers = [...new Set(paths.map(dirname))].map((folder) => {
      const names = new Set(paths.filter((path) => dirname(path) === folder).map((path) => basename(path)));
      return watch(folder, (_event, name) => {
        if (name !== null && !names.has(name)) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          this.#last = this.#last.then(this.#changed);
        }, settling);
      });
    });
    for (const watcher of before) watcher.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
  }
}
