import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** An OpenAPI document, as far as the generators read it. */
export interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: DocumentOperation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface DocumentOperation {
  readonly operationId: string;
  readonly parameters?: readonly DocumentParameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Schema {
  readonly [keyword: string]: unknown;
  readonly description?: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const redocly = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/** The document as one object, with an overlay if one is given. */
export async function bundle(overlay?: string): Promise<Document> {
  const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  try {
    const output = join(directory, 'openapi.json');
    const options = ['bundle', 'image-api', '--output', output, ...(overlay ? ['--overlay', overlay] : [])];
    await promisify(execFile)(process.execPath, [...process.execArgv, redocly, ...options], { cwd: root });
    return JSON.parse(await readFile(output, 'utf8'));
  } finally {
    await rm(directory, { recursive: true });
  }
}
