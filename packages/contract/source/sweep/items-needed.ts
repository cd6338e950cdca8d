import type { ListDescriptor } from '@conoha-images/document';
import type { Amount, Level } from './factors.ts';

/** How many items a list must have for a position or an amount, or so that an order or a limit decides. */
export function itemsNeeded(level: Level, deciders: readonly Level[] = [], list?: ListDescriptor): number {
  const isDecider = deciders.includes(level);
  switch (level.kind) {
    case 'order':
      // Two items have the right order by chance.
      return isDecider ? (level.kinds.length === 0 ? 3 : 2) : 0;
    case 'position':
      if (level.position === 'after an item' || level.position === 'at a tie') return 2;
      return level.position === 'after an item without a value' || level.position === 'after the last item' ? 1 : 0;
    case 'offset':
    case 'limit':
      if (level.amount === 'one fewer') return 2;
      if (!isDecider) return level.amount === 'as many' ? 1 : 0;
      return amountsNeeded[level.amount] ?? (list?.page.default ?? 0) + 1;
    default:
      return 0;
  }
}

/** How many items a list must have so that an amount decides what is on a page. With the others, more than a usual page has. */
const amountsNeeded: Partial<Readonly<Record<Amount, number>>> = { zero: 1, one: 2, 'as many': 2, 'a usual number': 3 };
