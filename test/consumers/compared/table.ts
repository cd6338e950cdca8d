import { readFile } from 'node:fs/promises';

const readme = new URL('../../../packages/client/README.md', import.meta.url);

/** What the README says of other clients. */
export async function readComparison(): Promise<string> {
  const sections = (await readFile(readme, 'utf8')).split(/^## /m);
  return sections.find((text) => text.startsWith('Compared with other clients')) ?? '';
}

export interface Row {
  readonly name: string;
  /** The cells by the names of the clients, in Markdown. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows of its table, without the first. */
export function rowsOf(comparison: string): Row[] {
  const [head = [], , ...rows] = [...comparison.matchAll(/^\|(.*)\|$/gm)].map(([, line = '']) =>
    line.split('|').map((cell) => cell.trim()),
  );
  return rows.map(([name = '', ...cells]) => ({
    name: withoutLinks(name),
    cells: Object.fromEntries(cells.map((cell, index) => [withoutLinks(head[index + 1] ?? ''), cell])),
  }));
}

export function withoutLinks(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1');
}
