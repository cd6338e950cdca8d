import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { generated } from './clients.ts';

/** Programs that list images, by their clients. */
const programs: Readonly<Record<string, string>> = {
  'This client': `import { createImageClient } from '@conoha-images/client';
    for await (const { name } of createImageClient({ token: 'token' }).listImages()) console.log(name);`,
  'openapi-fetch': `import createClient from 'openapi-fetch';
    const client = createClient({ baseUrl: 'https://image-service.c3j1.conoha.io' });
    console.log(await client.GET('/v2/images', { headers: { 'X-Auth-Token': 'token' } }));`,
  'hey-api': `import { listImages } from '${generated['hey-api']}';
    console.log(await listImages({ auth: 'token' }));`,
  Redocly: `import { client } from '${generated.Redocly}';
    client.auth.apiKey('token', 'token');
    for await (const { name } of client.listImages.items()) console.log(name);`,
};

/** The size of a program that lists images, bundled, minified and compressed, in bytes; undefined for openstacksdk. */
export async function sizeOf(client: string): Promise<number | undefined> {
  const program = programs[client];
  if (program === undefined) return undefined;
  const bundle = await rolldown({
    input: 'virtual:program',
    platform: 'browser',
    resolve: { conditionNames: ['@conoha-images/source', 'import', 'browser', 'default'] },
    plugins: [
      {
        name: 'program',
        // The program is in no folder from which the bundler could resolve its imports.
        resolveId(id, importer) {
          if (id === 'virtual:program') return id;
          if (importer !== 'virtual:program') return undefined;
          return id.startsWith('/') ? id : fileURLToPath(import.meta.resolve(id));
        },
        load: (id) => (id === 'virtual:program' ? program : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  return gzipSync(output.map((chunk) => ('code' in chunk ? chunk.code : '')).join(''), { level: 9 }).length;
}
