import { misreadings, orderMutants } from '../cases/mutants.ts';
import type { Context, PageQuery } from '../model/list-query.ts';
import type { ExpectedPage, Oracle } from '../model/oracle.ts';
import type { Level } from './factors.ts';
import type { Chosen } from './wish.ts';

/** A query, and the filters that its conditions are from. */
export interface Draft {
  readonly query: PageQuery;
  readonly filters: readonly Chosen[];
}

/** Says which levels decide what is on a page: a service that ignores or misreads one of them responds with another page. */
export class Decisive {
  readonly #oracle: Oracle;
  readonly #plain: Context | undefined;

  /** @param plain The list of a request without optional parameters. */
  constructor(oracle: Oracle, plain: Context | undefined) {
    this.#oracle = oracle;
    this.#plain = plain;
  }

  /** The levels of a query that decide. */
  among(levels: readonly Level[], draft: Draft): Level[] {
    const page = this.#oracle.page(draft.query);
    return levels.filter((level) => this.decides(level, draft, page));
  }

  decides(level: Level, draft: Draft, page = this.#oracle.page(draft.query)): boolean {
    const { query, filters } = draft;
    const { order, marker, offset, limit, context } = query;
    const differs = (other: Partial<PageQuery>): boolean => this.#differs(page, { ...query, ...other });
    switch (level.kind) {
      case 'filter':
        return filters.some((filter) => filter.level === level && this.#filterDecides(filter, draft, page));
      case 'order':
        if (order === undefined) return page.items.length > 2;
        return [undefined, ...orderMutants(order, this.#oracle.list)].every((mutant) => differs({ order: mutant }));
      case 'position':
        return marker !== undefined && differs({ marker: undefined });
      case 'context':
        return context !== this.#plain && this.#plain !== undefined && differs({ context: this.#plain });
      case 'offset':
        return offset !== undefined && differs({ offset: undefined });
      default:
        if (limit === undefined) return page.following > 0;
        return differs({ limit: undefined }) || (limit > 1 && differs({ limit: limit - 1 }));
    }
  }

  #filterDecides({ condition }: Chosen, { query, filters }: Draft, page: ExpectedPage): boolean {
    const members = this.#oracle.members(query.context);
    const others = filters.reduce(
      (all, other) => (other.condition === condition ? all : all & this.#oracle.matches(other.condition)),
      members,
    );
    const own = others & this.#oracle.matches(condition);
    const matches = this.#oracle.matches(condition);
    // What is the same for all items of the list can't be told apart.
    const misread = misreadings(condition).filter(
      (other) => ((other ? this.#oracle.matches(other) : members) & members) !== (matches & members),
    );
    return (
      misread.length > 0 &&
      misread.every((other) => {
        // With the same items, it is the same page.
        if ((other ? others & this.#oracle.matches(other) : others) === own) return false;
        const conditions = query.conditions.flatMap((some) => (some === condition ? (other ?? []) : some));
        return this.#differs(page, { ...query, conditions });
      })
    );
  }

  #differs({ items }: ExpectedPage, query: PageQuery): boolean {
    const other = this.#oracle.page(query).items;
    return items.length !== other.length || items.some((item, index) => item !== other[index]);
  }
}
