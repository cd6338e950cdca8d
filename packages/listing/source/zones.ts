/** How many places of an order are in a block. The last may have fewer. */
export function blockSizeOf({ length }: Uint32Array): number {
  return Math.max(64, Math.ceil(length / 256));
}

/** For each block of an order, the lowest and the highest place that its items have in an index. */
export interface Zones {
  readonly lowest: Uint32Array;
  /** Below the lowest if the index has no item of the block. */
  readonly highest: Uint32Array;
}

/**
 * The zones of an order. In an order by creation, for example, all that were updated before a day may be in few blocks.
 *
 * @param order Positions.
 * @param index The positions in an index.
 */
export function zonesOf(order: Uint32Array, index: Uint32Array): Zones {
  const none = 0xffffffff;
  const places = new Uint32Array(order.length).fill(none);
  for (let place = 0; place < index.length; place += 1) places[index[place] as number] = place;
  const blockSize = blockSizeOf(order);
  const lowest = new Uint32Array(Math.ceil(order.length / blockSize)).fill(none);
  const highest = new Uint32Array(lowest.length);
  for (let placeInOrder = 0; placeInOrder < order.length; placeInOrder += 1) {
    const place = places[order[placeInOrder] as number] as number;
    if (place === none) continue;
    const block = Math.floor(placeInOrder / blockSize);
    if (place < (lowest[block] as number)) lowest[block] = place;
    if (place > (highest[block] as number)) highest[block] = place;
  }
  return { lowest, highest };
}
