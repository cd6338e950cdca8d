import type { ListDescriptor } from '@conoha-images/document';
import { canonicalText, type Item } from '../model/value.ts';
import type { Reader } from './reader.ts';

/**
 * How a reading of a list differs from the reading before: not at all, as data differs that was changed meanwhile, or as
 * no change of the data explains.
 */
export type Change = 'none' | 'plausible' | 'implausible';

/** One list at different times. */
interface ListHistory {
  /** The last reading: a text for each key, in the order of the list. */
  last: ReadonlyMap<string, string>;
  /** Every text that each key has had. */
  readonly versions: Map<string, Set<string>>;
  /** How often in a row the texts of most items had changed. */
  rewritten: number;
}

/** How many items two readings must share before a change of most of them tells anything. */
const fewItems = 4;

/**
 * The lists of a target at different times. It tells data that is changed during a run from a service that lists
 * something else in each response: changed data does not return to what it was, because an item says when it was
 * changed, items that stay the same keep their order, and hardly anybody changes most of the items again and again.
 */
export class History {
  readonly #list: ListDescriptor;
  readonly #reader: Reader;
  #isErratic = false;
  readonly #lists = new Map<string, ListHistory>();

  constructor(reader: Reader) {
    this.#list = reader.list;
    this.#reader = reader;
  }

  /** Whether a reading has ever been implausible. */
  get isErratic(): boolean {
    return this.#isErratic;
  }

  /** Adds a reading of a list. @returns How it differs from the reading before. The first one does not differ. */
  add(name: string, items: readonly Item[]): Change {
    const now = new Map(items.map((item) => [this.#reader.keyOf(item), canonicalText(item, this.#list)]));
    const known = this.#lists.get(name);
    const history = known ?? { last: now, versions: new Map(), rewritten: 0 };
    const { last, versions } = history;
    const kept = [...now].filter(([key, text]) => last.get(key) === text).map(([key]) => key);
    const isSame = kept.length === now.size && kept.length === last.size;
    const hasReturned = [...now].some(([key, text]) => last.get(key) !== text && versions.get(key)?.has(text));
    const staying = new Set(kept);
    const isReordered =
      this.#list.order !== undefined &&
      [...last.keys()].filter((key) => staying.has(key)).some((key, index) => key !== kept[index]);
    const shared = [...now.keys()].filter((key) => last.has(key)).length;
    const isRewritten = shared >= fewItems && kept.length < shared / 2;
    history.rewritten = isRewritten ? history.rewritten + 1 : 0;
    history.last = now;
    for (const [key, text] of now) versions.set(key, (versions.get(key) ?? new Set()).add(text));
    this.#lists.set(name, history);
    if (!hasReturned && !isReordered && history.rewritten < 2) return isSame ? 'none' : 'plausible';
    this.#isErratic = true;
    return 'implausible';
  }
}
