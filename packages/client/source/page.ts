import type { CallOptions } from './options.ts';
import type { Item, OperationName } from './types.ts';
import { abortErrorOf } from './waiting.ts';

/** One page of a list. Going through it goes through its items, and then through those of the pages after it. */
export interface Page<Name extends OperationName> extends AsyncIterable<Item<Name>> {
  readonly items: readonly Item<Name>[];
  /** What the next page starts after: given as the marker, it goes on from there at another time. Undefined on the last page. */
  readonly marker: string | undefined;
  /** The status and the headers. The body of it is read already. */
  readonly response: Response;
  /** The next page; undefined where this is the last. A page may be empty and not the last. */
  next(signal?: AbortSignal): Promise<Page<Name> | undefined>;
  /** This page and those after it. */
  pages(): AsyncGenerator<Page<Name>, void, undefined>;
}

/** A list that has been asked for. Awaited, it is one page; gone through, it is the items of every page. */
export interface Listing<Name extends OperationName> extends Promise<Page<Name>>, AsyncIterable<Item<Name>> {
  /** Every page, the first first. */
  pages(): AsyncGenerator<Page<Name>, void, undefined>;
}

/** How pages are gone through. */
export interface WalkOptions {
  /** Whether the next page is asked for while the caller works on this one. Default: false. */
  readonly prefetch?: boolean | undefined;
  /** How many items to go through at most. Pages end with the one that has the last of them. Default: all. */
  readonly maxItems?: number | undefined;
}

/** A page, and the ways to go on from it. */
export function pageOf<Name extends OperationName>(
  parts: Pick<Page<Name>, 'items' | 'marker' | 'response' | 'next'>,
  options: CallOptions,
): Page<Name> {
  const page: Page<Name> = { ...parts, ...walksFrom(async () => page, options) };
  return page;
}

/** A list that is asked for when it is first awaited, and each time that it is gone through. */
export function listingOf<Name extends OperationName>(
  first: () => Promise<Page<Name>>,
  options: CallOptions,
): Listing<Name> {
  let page: Promise<Page<Name>> | undefined;
  const once = (): Promise<Page<Name>> => {
    page ??= first();
    return page;
  };
  return {
    ...walksFrom(first, options),
    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then: (...handlers) => once().then(...handlers),
    catch: (handler) => once().catch(handler),
    finally: (handler) => once().finally(handler),
    [Symbol.toStringTag]: 'Listing',
  };
}

function walksFrom<Name extends OperationName>(first: () => Promise<Page<Name>>, options: CallOptions) {
  const pages = (): AsyncGenerator<Page<Name>, void, undefined> => pagesFrom(first, options);
  return { pages, [Symbol.asyncIterator]: () => itemsOf(pages(), options) };
}

async function* pagesFrom<Name extends OperationName>(
  first: () => Promise<Page<Name>>,
  { prefetch, signal, maxItems: remaining = Number.POSITIVE_INFINITY }: CallOptions,
): AsyncGenerator<Page<Name>, void, undefined> {
  const ending = new AbortController();
  try {
    for (let page = remaining === 0 ? undefined : await first(); page; ) {
      remaining -= page.items.length;
      const isLast = remaining < 1;
      const ahead = prefetch && !isLast ? page.next(ending.signal) : undefined;
      // What it throws is thrown when it is waited for; nobody else has to handle it.
      ahead?.catch(() => {});
      yield page;
      if (isLast) return;
      page = await (ahead ?? page.next());
      // A page that was there in time comes too late for who has aborted since.
      if (page && signal?.aborted) throw abortErrorOf(signal);
    }
  } finally {
    // Who stops in the middle waits for no more pages.
    ending.abort();
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
