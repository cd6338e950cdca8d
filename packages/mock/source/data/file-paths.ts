import type { DataFile } from './data.ts';

const paths = new WeakMap<DataFile, string>();

/** Remembers the path from which data was read. Nothing but the mock may hold such data, so it need not be copied. */
export function rememberPath(data: DataFile, path: string): void {
  paths.set(data, path);
}

/** The path from which data was read; undefined for data that a program made. */
export function pathOfData(data: DataFile): string | undefined {
  return paths.get(data);
}
