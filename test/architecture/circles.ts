/** A graph: what each node leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** A shortest way from a node back to itself, or nothing. */
function circleThrough(start: string, graph: Graph): string[] | undefined {
  const previous = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const way = [node];
        for (let step = previous.get(node); step !== undefined; step = previous.get(step)) way.unshift(step);
        return [...way, start];
      }
      if (previous.has(next)) continue;
      previous.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

/** One circle through each node that is in any, without repeating those that an earlier one went through. */
export function circles(graph: Graph): string[][] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const node of graph.keys()) {
    if (seen.has(node)) continue;
    const circle = circleThrough(node, graph);
    if (circle === undefined) continue;
    for (const member of circle) seen.add(member);
    found.push(circle);
  }
  return found;
}
