import { readFile } from 'node:fs/promises';

const readme = new URL('../../../packages/client/README.md', import.meta.url);

export interface Row {
  readonly name: string;
  /** The cells by the names of the clients, in Markdown. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads the table of the README that compares the client with others. */
export async function readTable(): Promise<Row[]> {
  const sections = (await readFile(readme, 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith('Compared with other clients')) ?? '';
  const [head = [], , ...rows] = [...section.matchAll(/^\|(.*)\|$/gm)].map(([, line = '']) =>
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
