import { type ListDescriptor, valueAt } from '@conoha-images/document';
import { RelationFailure } from '../errors.ts';
import { type Parameters, parametersOf, withoutParameter } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import { type Caller, summaryOf } from './messages.ts';
import { pageIn, type ReadPage, responsesOf, type Walk } from './page.ts';
import type { RequestOptions, Target } from './target.ts';

export interface WalkOptions {
  readonly limit?: number;
  /** How the next page is found. Default: by its link if the document has one, or else by the marker. */
  readonly by?: 'link' | 'marker';
  readonly caller?: Caller;
}

/** Reads pages and whole lists. It reads the same list only once. */
export class Reader {
  readonly list: ListDescriptor;
  readonly #target: Target;
  readonly #walks = new Map<string, Promise<Walk>>();

  constructor(list: ListDescriptor, target: Target) {
    this.list = list;
    this.#target = target;
  }

  /** The largest page that a request gets. */
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

  /** The same parameters with a limit. */
  withLimit(parameters: Parameters, limit: number): Parameters {
    return [...parameters, [this.list.page.limit, String(limit)]];
  }

  /** @throws {RelationFailure} if the response is not a page. */
  async page(parameters: Parameters, caller: Caller = 'first', options: RequestOptions = {}): Promise<ReadPage> {
    const response = await this.#target.get(parameters, { ...options, caller });
    const page = pageIn(response, this.list);
    if (page) return page;
    const got = response.status === 200 ? 'a response without items' : summaryOf(response);
    throw new RelationFailure('a page with status 200', got, [response]);
  }

  /** Reads a list to its end. @throws {RelationFailure} if a response is not a page. */
  walk(parameters: Parameters, options: WalkOptions = {}): Promise<Walk> {
    const name = JSON.stringify([parameters, options]);
    const known = this.#walks.get(name);
    if (known) return known;
    const walk = this.#walk(parameters, options);
    this.#walks.set(name, walk);
    // If reading fails, whoever needs the list next tries again.
    walk.catch(() => this.#walks.delete(name));
    return walk;
  }

  /** Reads a whole list in the largest pages. @throws {RelationFailure} if a response is not a page, or pages never end. */
  async all(parameters: Parameters, caller: Caller = 'first'): Promise<Walk> {
    const walk = await this.walk(parameters, { limit: this.largest, caller });
    if (walk.endless === undefined) return walk;
    throw new RelationFailure('a list that ends', walk.endless, responsesOf(walk.pages.slice(-2)));
  }

  /** Reads a whole list again, even if it has been read. @throws {RelationFailure} if a response is not a page. */
  async again(parameters: Parameters, caller: Caller = 'first'): Promise<readonly Item[]> {
    return (await this.#walk(parameters, { limit: this.largest, caller })).items;
  }

  /** Forgets what has been read, so that it is read again. */
  forget(): void {
    this.#walks.clear();
  }

  async #walk(parameters: Parameters, { limit, by = 'link', caller = 'first' }: WalkOptions): Promise<Walk> {
    const { marker, next } = this.list.page;
    const usesLink = by === 'link' && next !== undefined;
    let following: Parameters | undefined = limit === undefined ? parameters : this.withLimit(parameters, limit);
    const pages: ReadPage[] = [];
    const items: Item[] = [];
    const seen = new Set<string>();
    while (following) {
      const name = JSON.stringify(following);
      if (seen.has(name)) return { pages, items, endless: 'a next link that leads to an earlier page' };
      seen.add(name);
      const page: ReadPage = await this.page(following, caller);
      const isStuck = page.items.length > 0 && page.items.every((item) => seen.has(this.keyOf(item)));
      pages.push(page);
      items.push(...page.items);
      if (isStuck) return { pages, items, endless: 'a page that has only items of earlier pages' };
      for (const item of page.items) seen.add(this.keyOf(item));
      const last = page.items.at(-1);
      if (usesLink) following = typeof page.next === 'string' ? parametersOf(page.next) : undefined;
      else if (last === undefined) following = undefined;
      else following = [...withoutParameter(following, marker), [marker, this.keyOf(last)]];
    }
    return { pages, items };
  }
}
