import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createImageClient, type Query } from '@conoha-images/client';
import { passwordToken } from '@conoha-images/client/keystone';
import createClient from 'openapi-fetch';
import { tools } from '../install.ts';
import { runs, toolEnvironment } from '../tools.ts';
import { tokenOf } from './service.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Lists images with a client, as far as the client goes by itself. Rejects with the error that the client gives. */
export type ListIds = (url: string, query: Values) => Promise<string[]>;

/** The longest that an attempt may take, in milliseconds, for the clients that have such an option. */
export const timeout = 1_500;

/** The folder of what is generated. */
export const output = join(tools, 'output/compared');

const bundle = fileURLToPath(import.meta.resolve('@conoha-images/spec/openapi.en.json'));
const run = promisify(execFile);

/** The modules that the generators wrote. */
export const generated = {
  'hey-api': join(output, 'hey-api/index.ts'),
  Redocly: join(output, 'redocly/client.ts'),
};

/** How Redocly's client pages. Of its styles this one fits: the body has the URL of the next page. */
const pagination = { style: 'body-link', nextLink: '/next', limitParam: 'limit', items: '/images' };

export async function generateClients(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  const problems = await runs['hey-api']?.(bundle, join(output, 'hey-api'));
  if (problems?.length !== 0) throw new Error(`hey-api's client has problems: ${problems?.join('\n')}`);
  const folder = join(output, 'redocly');
  await mkdir(folder, { recursive: true });
  const config = {
    telemetry: 'off',
    client: { importExt: 'ts', pagination: { operations: { listImages: pagination } } },
  };
  await writeFile(join(folder, 'redocly.yaml'), JSON.stringify(config));
  const program = join(tools, 'node_modules/@redocly/cli/bin/cli.js');
  const options = ['--config', join(folder, 'redocly.yaml'), '--output', generated.Redocly];
  await run(process.execPath, [program, 'generate-client', bundle, ...options], { env: toolEnvironment() });
}

interface Page {
  readonly images: readonly { readonly id: string }[];
}

function idsOf({ images }: Page): string[] {
  return images.map(({ id }) => id);
}

/** openapi-fetch and hey-api return an error beside the data. */
function dataOf({ data, error, ...rest }: { data?: unknown; error?: unknown }): Page {
  if (error !== undefined) throw Object.assign(new Error('There is an error.'), { error, ...rest });
  return data as Page;
}

/** Each client with its own options for retries, times and pages. */
export const clients: Readonly<Record<string, ListIds>> = {
  async 'This client'(url, query) {
    const login = { user: { name: 'user' }, password: 'password', project: { id: 'project' } };
    const token = passwordToken({ ...login, url: `${url}/v3` });
    const client = createImageClient({ baseUrl: url, token, timeout, retries: 1 });
    const images = await client.listImages(query as Query<'listImages'>).toArray({ maxItems: 50 });
    return images.map(({ id }) => id);
  },

  async 'openapi-fetch'(url, query) {
    const client = createClient<Record<string, Record<'get', object>>>({ baseUrl: url });
    return idsOf(
      dataOf(await client.GET('/v2/images', { params: { query }, headers: { 'X-Auth-Token': tokenOf(1) } })),
    );
  },

  async 'hey-api'(url, query) {
    const { listImages } = await import(generated['hey-api']);
    return idsOf(dataOf(await listImages({ baseUrl: url, auth: () => tokenOf(1), query })));
  },

  async Redocly(url, query) {
    const { createClient, OPERATIONS } = await import(generated.Redocly);
    const auth = { apiKey: { token: () => tokenOf(1) } };
    const client = createClient(OPERATIONS, { serverUrl: url, auth, timeout, retry: { retries: 1, retryDelay: 100 } });
    const ids: string[] = [];
    for await (const { id } of client.listImages.items({ query })) {
      ids.push(id);
      if (ids.length === 50) break;
    }
    return ids;
  },

  async openstacksdk(url, query) {
    const script = fileURLToPath(new URL('openstacksdk.py', import.meta.url));
    const args = [script, url, JSON.stringify(query), String(timeout / 1000)];
    const { stdout } = await run('/usr/bin/python3', args).catch(({ stderr }) => {
      throw new Error(stderr);
    });
    return stdout.trim().split('\n');
  },
};

/** The version of Debian's openstacksdk; undefined if it is not installed. It comes with python3-openstackclient. */
export const openstacksdkVersion = await run('/usr/bin/python3', [
  '-c',
  'from importlib.metadata import version; print(version("openstacksdk"))',
]).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
);
