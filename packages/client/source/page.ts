import type { CallOptions } from './options.ts';
import { abortErrorOf } from './time-limit.ts';
import type { Item, OperationName } from './types.ts';

/** One page of a list. Iterating over it yields its items and then those of the pages after it. */
export interface Page<Name extends OperationName> extends AsyncIterable<Item<Name>> {
  /** The items of this page. */
  readonly items: readonly Item<Name>[];
  /** The marker of the next page: pass it as the marker to continue from there later. Undefined on the last page. */
  readonly marker: string | undefined;
  /** The status and the headers. Its body has been read. */
  readonly response: Response;
  /** Loads the next page; undefined if this is the last one. An empty page is not always the last. */
  next(signal?: AbortSignal): Promise<Page<Name> | undefined>;
  /** This page and the pages after it. */
  pages(): AsyncGenerator<Page<Name>, void, undefined>;
}

/** A list that has been called. Awaiting it gives the first page; iterating over it yields the items of all pages. */
export interface PagePromise<Name extends OperationName> extends Promise<Page<Name>>, AsyncIterable<Item<Name>> {
  /** All pages, in order. */
  pages(): AsyncGenerator<Page<Name>, void, undefined>;
}

/** A page that can be iterated. */
export function pageOf<Name extends OperationName>(
  parts: Pick<Page<Name>, 'items' | 'marker' | 'response' | 'next'>,
  options: CallOptions,
): Page<Name> {
  const page: Page<Name> = { ...parts, ...walksFrom(async () => page, options) };
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
    ...walksFrom(load, options),
    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then: (...handlers) => loadOnce().then(...handlers),
    catch: (handler) => loadOnce().catch(handler),
    finally: (handler) => loadOnce().finally(handler),
    [Symbol.toStringTag]: 'PagePromise',
  };
}

function walksFrom<Name extends OperationName>(load: () => Promise<Page<Name>>, options: CallOptions) {
  const pages = (): AsyncGenerator<Page<Name>, void, undefined> => pagesFrom(load, options);
  return { pages, [Symbol.asyncIterator]: () => itemsOf(pages(), options) };
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

async function* itemsOf<Name extends OperationName>(
  pages: AsyncIterable<Page<Name>>,
  { maxItems: remaining = Number.POSITIVE_INFINITY }: CallOptions,
): AsyncGenerator<Item<Name>, void, undefined> {
  for await (const { items } of pages) {
    yield* items.slice(0, remaining);
    remaining -= items.length;
  }
}
