import { type ListDescriptor, valueAt } from '@conoha-images/document';
import type { Item } from '../value.ts';

/** An item that one caller alone may see, and only one caller does. */
export function onlyIn(
  items: readonly Item[],
  others: readonly Item[],
  keyOf: (item: Item) => string,
  list: ListDescriptor,
): Item | undefined {
  const known = new Set(others.map(keyOf));
  return items.find((item) => !known.has(keyOf(item)) && isExclusive(item, list));
}

/** Whether the document says of an item that one caller alone gets to see it. */
export function isExclusive(item: Item, { filters }: ListDescriptor): boolean {
  return filters.some(({ exclusive, property }) => {
    const value = valueAt(item, property);
    return typeof value === 'string' && exclusive?.includes(value);
  });
}
