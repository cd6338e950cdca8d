import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../tools.ts';
import { generated, output } from './clients.ts';

/** Programs with a misspelt filter, by their clients. Python has no compiler. */
const programs: Readonly<Record<string, string>> = {
  'This client': `import { createImageClient } from '@conoha-images/client';
    createImageClient({ token: 'token' }).listImages({ visiblity: 'public' });`,
  'openapi-fetch': `import createClient from 'openapi-fetch';
    import type { paths } from '@conoha-images/client/fetch';
    createClient<paths>().GET('/v2/images', { params: { query: { visiblity: 'public' } } });`,
  'hey-api': `import { listImages } from '${generated['hey-api']}';
    listImages({ query: { visiblity: 'public' } });`,
  Redocly: `import { listImages } from '${generated.Redocly}';
    listImages({ query: { visiblity: 'public' } });`,
};

let errors: Promise<string[]> | undefined;

async function compileAll(): Promise<string[]> {
  const folder = join(output, 'misspelling');
  await mkdir(folder, { recursive: true });
  for (const [client, program] of Object.entries(programs)) {
    await writeFile(join(folder, `${client}.ts`), program);
    await writeFile(join(folder, `${client}.correct.ts`), program.replace('visiblity', 'visibility'));
  }
  return compile(folder);
}

/** Whether the compiler rejects a misspelt filter of a client, and accepts the filter without the mistake. */
export async function rejectsMisspelling(client: string): Promise<boolean> {
  errors ??= compileAll();
  const found = await errors;
  if (found.some((line) => line.includes(`${client}.correct.ts`))) throw new Error(found.join('\n'));
  return found.some((line) => line.includes(`/${client}.ts(`) && line.includes("'visiblity'"));
}
