import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type Description, elements, type ListDescriptor, valueAt, withValueAt } from '@conoha-images/document';
import type { DataFile } from '../data/data.ts';
import { DataError } from '../data/data-error.ts';
import { readData } from '../data/read-data.ts';
import { readDataFile } from '../data/read-data-file.ts';
import { ChangeWriter } from './change-writer.ts';
import type { PageRecorder } from './page-recorder.ts';
import { RecordingError } from './recording-error.ts';
import { recordingText } from './recording-text.ts';

interface RecordingOptions {
  /** The document whose lists are recorded. */
  readonly description: Description;
  /** Called with each problem that does not end the recording: an item that is left out, or a file that can't be written. */
  readonly onProblem: (message: string) => void;
}

/**
 * Keeps the items of pages in a data file. The newest version of an item replaces the others.
 *
 * The file is written soon after each change and when the recording is closed, and is always whole: a new one replaces it.
 * A large file is written less often, so that writing takes at most a tenth of the time.
 */
export class Recording implements PageRecorder {
  readonly #path: string;
  readonly #options: RecordingOptions;
  /** The file without the items and the links. */
  readonly #rest: unknown;
  /** The items by their key, for each pointer to an array of items. */
  readonly #items: ReadonlyMap<string, Map<string, unknown>>;
  /** The keys of items that were left out. */
  readonly #rejectedKeys = new Set<string>();
  readonly #writer: ChangeWriter;
  #isClosed = false;

  private constructor(path: string, file: DataFile, options: RecordingOptions) {
    const { lists } = options.description;
    this.#path = path;
    this.#options = options;
    this.#writer = new ChangeWriter(() => this.#write(), options.onProblem);
    // The links are those of one page, and the recording has the items of many.
    const links = lists.flatMap(({ page }) => [page.next, page.first].flatMap((link) => link?.pointer ?? []));
    this.#rest = links.reduce<unknown>((body, pointer) => withoutValueAt(body, pointer), file);
    this.#items = new Map(
      lists.map(({ items, key }) => [
        items,
        new Map(elements(valueAt(file, items)).map((item) => [keyOf(item, key), item])),
      ]),
    );
  }

  /**
   * Opens a data file to add items to it, or to create it. The file is not written yet.
   *
   * @throws {DataFileError} if the file exists and is not JSON, or can't be read.
   * @throws {DataError} if it exists and violates the document. It is kept as it is.
   * @throws {RecordingError} if the path is not that of a file.
   */
  static async open(path: string, options: RecordingOptions): Promise<Recording> {
    // A link to the file stays a link.
    const file = await realpath(path).catch(() => path);
    const existing = await stat(file).catch(() => undefined);
    if (existing && !existing.isFile()) {
      throw new RecordingError(`The recording must be a file; given: ${path}, which is something else.`);
    }
    if (!existing?.size) return new Recording(file, {}, options);
    const data = await readDataFile(file);
    readData(data, options.description, { path, needsItems: true });
    return new Recording(file, data, options);
  }

  /** Adds the items of a page. An item that a data file may not have is left out, and reported once. */
  add(list: ListDescriptor, items: readonly unknown[]): void {
    const recorded = this.#items.get(list.items);
    if (!recorded || this.#isClosed) return;
    // Together, because this is faster, and most pages are valid.
    const areValid = this.#problemOf(list, items) === undefined;
    for (const item of items) {
      const key = keyOf(item, list.key);
      const problem = areValid ? undefined : this.#problemOf(list, [item]);
      if (problem !== undefined) this.#reject(key, problem);
      else if (JSON.stringify(recorded.get(key)) !== JSON.stringify(item)) {
        recorded.set(key, item);
        this.#writer.change();
      }
    }
  }

  /**
   * Writes the file now.
   *
   * @throws {RecordingError} if it can't be written.
   */
  async write(): Promise<void> {
    await this.#writer.write();
  }

  /**
   * Writes the last changes. Later items are not recorded.
   *
   * @throws {RecordingError} if they can't be written.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writer.close();
  }

  /** Why a data file may not have some items; undefined if it may. */
  #problemOf(list: ListDescriptor, items: readonly unknown[]): string | undefined {
    try {
      readData(withValueAt({}, list.items, items) as DataFile, this.#options.description);
      return undefined;
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      // Without the place in the page.
      return error.violations[0]?.message.replace(`${list.items}/0`, '').trimStart() ?? error.message;
    }
  }

  #reject(key: string, problem: string): void {
    if (this.#rejectedKeys.has(key)) return;
    this.#rejectedKeys.add(key);
    this.#options.onProblem(`The item ${key} is not recorded, because it violates the document: ${problem}`);
  }

  async #write(): Promise<void> {
    // Copied, because pages may arrive during the write.
    const items = new Map([...this.#items].map(([pointer, recorded]) => [pointer, [...recorded.values()]]));
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, recordingText(this.#rest, items), { flush: true });
      await rename(temporary, this.#path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw new RecordingError(`The recording ${this.#path} can't be written: ${(error as Error).message}`);
    }
  }
}

/** The key of an item, which may be invalid. */
function keyOf(item: unknown, pointer: string): string {
  const key = valueAt(item, pointer);
  return typeof key === 'string' ? key : (JSON.stringify(key) ?? 'without a key');
}

function withoutValueAt(body: unknown, pointer: string): unknown {
  // Removing what is not there would add the objects around it.
  return valueAt(body, pointer) === undefined ? body : withValueAt(body, pointer, undefined);
}
