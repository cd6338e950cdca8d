import { copyOf } from '../cut-text.ts';
import { type Body, joined, lengthOf } from '../http/body.ts';
import { LruCache } from './lru-cache.ts';

/** The most memory that recent pages take with their keys, in bytes. */
const limit = 8_000_000;

/** The memory of a page beside its bytes and its key, in bytes: that of a typed array, and of a place in a map. */
const overhead = 500;

/** The memory of a part of a page whose parts are not joined, in bytes: a reference to the text of an item. */
const partSize = 8;

/**
 * The pages that were sent most recently. Test suites request the same few pages again and again.
 *
 * A page is first kept in parts, which takes next to no time and memory. When it is requested again, its parts are joined.
 */
export class RecentPages {
  readonly #pages = new LruCache<Body>(limit, (page, key) => sizeOf(page) + 2 * key.length + overhead);

  /**
   * A page.
   *
   * @param key Must differ for requests with different pages.
   * @param make Makes the page if it is not among the recent ones.
   */
  of(key: string, make: () => readonly Uint8Array[]): Body {
    const recent = this.#pages.get(key);
    if (recent === undefined) {
      const parts = make();
      this.#pages.set(copyOf(key), parts);
      return parts;
    }
    if (!Array.isArray(recent)) return recent;
    const whole = joined(recent);
    this.#pages.set(copyOf(key), whole);
    return whole;
  }
}

function sizeOf(page: Body): number {
  if (!Array.isArray(page)) return lengthOf([page as Uint8Array]);
  // The items in the middle belong to the list.
  return partSize * page.length + page[0].length + page.at(-1).length;
}
