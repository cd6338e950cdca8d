import { checkNumber } from './check-options.ts';
import { abortErrorOf } from './http/time-limit.ts';
import type { CallOptions } from './options.ts';
import type { Item, OperationName } from './types.ts';

/** A list, from some page on. Iterating over it yields the items of all pages, in order. */
export interface Walk<Name extends OperationName> extends AsyncIterable<Item<Name>> {
  /** The pages instead of their items. */
  pages(): AsyncGenerator<Page<Name>, void, undefined>;
  /** The first item; undefined if there is none. No page after that of the item is loaded. */
  first(): Promise<Item<Name> | undefined>;
  /** The items as an array, at most `maxItems` of them. For a list of any length pass `Infinity`. */
  toArray(options: { readonly maxItems: number }): Promise<Item<Name>[]>;
}

/** One page of a list. Iterating over it yields its items and then those of the pages after it. */
export interface Page<Name extends OperationName> extends Walk<Name> {
  /** The items of this page. */
  readonly items: readonly Item<Name>[];
  /** The marker of the next page: pass it as the marker to continue from there later. Undefined on the last page. */
  readonly marker: string | undefined;
  /** The status and the headers. Its body has been read. */
  readonly response: Response;
  /** Loads the next page; undefined if this is the last one. An empty page is not always the last. */
  next(signal?: AbortSignal): Promise<Page<Name> | undefined>;
}

/** A list that has been called. Awaiting it gives the first page; iterating over it yields the items of all pages. */
export interface PagePromise<Name extends OperationName> extends Promise<Page<Name>>, Walk<Name> {}

/** A page that can be iterated. */
export function pageOf<Name extends OperationName>(
  parts: Pick<Page<Name>, 'items' | 'marker' | 'response' | 'next'>,
  options: CallOptions,
): Page<Name> {
  const page: Page<Name> = { ...parts, ...walkFrom(async () => page, options) };
  return page;
}

/**
 * A promise that loads its page when it is first awaited. Each iteration loads the page again.
 *
 * @param load Loads the first page.
 */
export function pagePromiseOf<Name extends OperationName>(
  load: () => Promise<Page<Name>>,
  options: CallOptions,
): PagePromise<Name> {
  let page: Promise<Page<Name>> | undefined;
  const loadOnce = (): Promise<Page<Name>> => {
    page ??= load();
    return page;
  };
  return {
    ...walkFrom(load, options),
    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then: (...handlers) => loadOnce().then(...handlers),
    catch: (handler) => loadOnce().catch(handler),
    finally: (handler) => loadOnce().finally(handler),
    [Symbol.toStringTag]: 'PagePromise',
  };
}

function walkFrom<Name extends OperationName>(load: () => Promise<Page<Name>>, options: CallOptions): Walk<Name> {
  const pages = (): AsyncGenerator<Page<Name>, void, undefined> => pagesFrom(load, options);
  const items = (maxItems = options.maxItems): AsyncGenerator<Item<Name>, void, undefined> =>
    itemsFrom(load, { ...options, maxItems });
  return {
    pages,
    [Symbol.asyncIterator]: () => items(),
    first: async () => {
      for await (const item of items(1)) return item;
      return undefined;
    },
    toArray: async (limit) => {
      const { maxItems } = Object(limit);
      checkNumber('maxItems', maxItems);
      const array: Item<Name>[] = [];
      for await (const item of items(Math.min(maxItems, options.maxItems ?? maxItems))) array.push(item);
      return array;
    },
  };
}

async function* pagesFrom<Name extends OperationName>(
  load: () => Promise<Page<Name>>,
  { prefetch, signal, maxItems: remaining = Number.POSITIVE_INFINITY }: CallOptions,
): AsyncGenerator<Page<Name>, void, undefined> {
  const walk = new AbortController();
  try {
    for (let page = remaining === 0 ? undefined : await load(); page; ) {
      remaining -= page.items.length;
      const isLast = remaining < 1;
      const ahead = prefetch && !isLast ? page.next(walk.signal) : undefined;
      // Its error is thrown when the page is awaited below. Until then it is not an unhandled rejection.
      ahead?.catch(() => {});
      yield page;
      if (isLast) return;
      page = await (ahead ?? page.next());
      // The page may have arrived before the caller aborted.
      if (page && signal?.aborted) throw abortErrorOf(signal);
    }
  } finally {
    // If the caller stops early, the request for the next page ends too.
    walk.abort();
  }
}

async function* itemsFrom<Name extends OperationName>(
  load: () => Promise<Page<Name>>,
  options: CallOptions,
): AsyncGenerator<Item<Name>, void, undefined> {
  const { signal, maxItems = Number.POSITIVE_INFINITY } = options;
  let left = maxItems;
  for await (const { items } of pagesFrom(load, options)) {
    for (const item of items.slice(0, left)) {
      if (signal?.aborted) throw abortErrorOf(signal);
      yield item;
    }
    left -= items.length;
  }
}
