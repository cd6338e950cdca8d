import { type ListDescriptor, valueAt } from '@conoha-images/document';
import { Broken } from './broken.ts';
import { type Answer, type Caller, type Parameters, parametersOf, type Target } from './target.ts';
import type { Item } from './value.ts';

/** A page of the list. */
export interface Page {
  readonly answer: Answer;
  readonly parameters: Parameters;
  readonly items: readonly Item[];
  readonly next: unknown;
  readonly first: unknown;
}

/** All pages of a list, in the order in which they were read. */
export interface Walk {
  readonly pages: readonly Page[];
  readonly items: readonly Item[];
  /** Why it was given up, in words; undefined where it came to its end. */
  readonly endless?: string;
}

export interface WalkOptions {
  readonly limit?: number;
  /** How the next page is found. Default: by its link, where the document has one. */
  readonly by?: 'link' | 'marker';
  readonly caller?: Caller;
}

/** Reads pages and walks. A walk that has been made is not made again. */
export class Reader {
  readonly list: ListDescriptor;
  readonly #target: Target;
  readonly #walks = new Map<string, Promise<Walk>>();

  constructor(list: ListDescriptor, target: Target) {
    this.list = list;
    this.#target = target;
  }

  /** The most items that a page can be asked for. */
  get largest(): number {
    const { maximum = 1_000, maximumLimit = maximum } = this.list.page;
    return Math.min(maximum, maximumLimit);
  }

  keyOf(item: Item): string {
    return String(valueAt(item, this.list.key));
  }

  keysOf(items: readonly Item[]): string[] {
    return items.map((item) => this.keyOf(item));
  }

  /** @throws {Broken} where the answer is no page. */
  async page(parameters: Parameters, caller: Caller = 'first'): Promise<Page> {
    const answer = await this.#target.get(parameters, { caller });
    const page = pageIn(answer, this.list);
    if (page) return page;
    const got = answer.status === 200 ? 'an answer without items' : inShort(answer);
    throw new Broken('a page with status 200', got, [answer]);
  }

  /** Reads a list to its end. @throws {Broken} where an answer is no page. */
  walk(parameters: Parameters, options: WalkOptions = {}): Promise<Walk> {
    const name = JSON.stringify([parameters, options]);
    const known = this.#walks.get(name);
    if (known) return known;
    const walk = this.#walk(parameters, options);
    this.#walks.set(name, walk);
    // Where it could not be made, the next who needs it tries again.
    walk.catch(() => this.#walks.delete(name));
    return walk;
  }

  /** All items of a list, in pages as large as can be. @throws {Broken} where an answer is no page, or it does not end. */
  async all(parameters: Parameters, caller: Caller = 'first'): Promise<Walk> {
    const walk = await this.walk(parameters, { limit: this.largest, caller });
    if (walk.endless === undefined) return walk;
    throw new Broken(
      'a walk that ends',
      walk.endless,
      walk.pages.slice(-2).map(({ answer }) => answer),
    );
  }

  /** All items of a list, read again even where they have been read. @throws {Broken} where an answer is no page. */
  async again(parameters: Parameters): Promise<readonly Item[]> {
    return (await this.#walk(parameters, { limit: this.largest })).items;
  }

  /** Reads what has been read already once more. */
  forget(): void {
    this.#walks.clear();
  }

  async #walk(parameters: Parameters, { limit, by = 'link', caller = 'first' }: WalkOptions): Promise<Walk> {
    const { page: named } = this.list;
    const usesLink = by === 'link' && named.next !== undefined;
    let following: Parameters | undefined =
      limit === undefined ? parameters : [...parameters, [named.limit, String(limit)]];
    const pages: Page[] = [];
    const items: Item[] = [];
    const seen = new Set<string>();
    while (following) {
      const name = JSON.stringify(following);
      if (seen.has(name)) return { pages, items, endless: 'a next page that is a page before' };
      seen.add(name);
      const page: Page = await this.page(following, caller);
      const isStuck = page.items.length > 0 && page.items.every((item) => seen.has(this.keyOf(item)));
      pages.push(page);
      items.push(...page.items);
      if (isStuck) return { pages, items, endless: 'a page with nothing but items of pages before' };
      for (const item of page.items) seen.add(this.keyOf(item));
      const last = page.items.at(-1);
      if (usesLink) following = typeof page.next === 'string' ? parametersOf(page.next) : undefined;
      else if (last === undefined) following = undefined;
      else following = [...following.filter(([each]) => each !== named.marker), [named.marker, this.keyOf(last)]];
    }
    return { pages, items };
  }
}

/** The page that an answer holds; undefined where it holds none. */
export function pageIn(answer: Answer, list: ListDescriptor): Page | undefined {
  const items = valueAt(answer.json, list.items);
  if (answer.status !== 200 || !Array.isArray(items)) return undefined;
  const { next, first } = list.page;
  return {
    ...{ answer, parameters: parametersOf(answer.sent.url), items },
    next: next === undefined ? undefined : valueAt(answer.json, next),
    first: first === undefined ? undefined : valueAt(answer.json, first),
  };
}

/** An answer in a few words. */
export function inShort({ status, mediaType, text }: Answer): string {
  if (status === 0) return text;
  const words = text.replaceAll(/\s+/g, ' ').trim();
  return `status ${status}, ${mediaType || 'without a media type'}: ${words.length > 120 ? `${words.slice(0, 120)}…` : words}`;
}
