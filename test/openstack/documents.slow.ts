import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Item, type OtherDocument, servers, volumes } from './documents.ts';

const run = promisify(execFile);
const isInstalled = await run('openstack', ['--version']).then(
  () => true,
  () => false,
);
const clientTest = test.skipIf(!isInstalled);
const root = fileURLToPath(new URL('../../', import.meta.url));
const clients = fileURLToPath(new URL('clients.py', import.meta.url));

/** More than two pages of the default size. */
const count = 2_500;

/** The mock of a document as a process, and the requests in its log. */
interface Served {
  /** The URL of the service with the project. */
  readonly url: string;
  readonly targets: string[];
  close(): Promise<void>;
}

async function serve({ file, data, project }: OtherDocument, version: string): Promise<Served> {
  const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  const dataFile = join(directory, 'data.json');
  await writeFile(dataFile, JSON.stringify(data));
  const command = join(root, 'packages/mock/bin/conoha-images-mock.js');
  const options = ['--document', file, '--data', dataFile, '--port', '0'];
  const child = spawn(process.execPath, [command, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [ready] = (await once(lines, 'line')) as [string];
  const targets: string[] = [];
  lines.on('line', (line) => {
    const [, target] = /^GET \/v[\d.]+\/\w+\/(\S+) 200 /.exec(line) ?? [];
    if (target) targets.push(target);
  });
  return {
    url: `${/http:\S+/.exec(ready)?.[0]}/${version}/${project}`,
    targets,
    close: async () => {
      child.kill();
      await once(child, 'exit');
      await rm(directory, { recursive: true });
    },
  };
}

/** Runs a command, and returns its output and the requests that it sent for the list. */
async function requestsOf({ targets }: Served, command: string, ...options: readonly string[]) {
  targets.length = 0;
  const { stdout } = await run(command, options);
  return { output: JSON.parse(stdout), targets: [...targets] };
}

/** Runs a command such as `volume list --limit 3`. */
async function openstack(served: Served, command: string) {
  const access = ['--os-auth-type', 'admin_token', '--os-token', 'any', '--os-endpoint', served.url];
  return requestsOf(served, 'openstack', ...access, ...command.split(' '), '--format', 'json');
}

function idsOf(items: readonly { readonly id?: string; readonly ID?: string }[]): string[] {
  return items.map(({ id, ID }) => String(id ?? ID));
}

/** Checks the mock as a user does. */
async function contractOf(document: OtherDocument, { url }: Served): Promise<string> {
  const command = join(root, 'packages/contract/bin/conoha-images-contract.js');
  const target = ['--base-url', new URL(url).origin, '--token-env', 'TOKEN'];
  const list = ['--document', document.file, '--path-parameter', `project_id=${document.project}`];
  const { stdout } = await run(process.execPath, [command, ...target, ...list], {
    env: { ...process.env, TOKEN: 'any' },
  });
  return stdout;
}

describe('volumes, with clients that are skipped if python3-openstackclient is not installed', () => {
  const document = volumes(count);
  const newestFirst = document.data['volumes']?.toSorted(byCreation) ?? [];
  let mock: Served;

  beforeAll(async () => {
    mock = await serve(document, 'v3');
  });

  afterAll(() => mock.close());

  clientTest('openstack volume list follows volumes_links to the last page', async () => {
    const { output, targets } = await openstack(mock, 'volume list --long');
    expect(targets).toEqual([
      'volumes/detail',
      `volumes/detail?marker=${newestFirst[999]?.id}`,
      `volumes/detail?marker=${newestFirst[1_999]?.id}`,
    ]);
    expect(idsOf(output)).toEqual(idsOf(newestFirst));
    expect(output[0]).toMatchObject({ Name: newestFirst[0]?.name, Type: '__DEFAULT__', 'Attached to': [] });
  });

  clientTest(
    'openstack volume list gets the part of the list that --limit, --marker and --status ask for',
    async () => {
      const marker = String(newestFirst[1]?.id);
      const { output } = await openstack(mock, `volume list --limit 3 --marker ${marker} --status error`);
      const following = newestFirst.slice(2).filter(({ status }) => status === 'error');
      expect(idsOf(output)).toEqual(idsOf(following.slice(0, 3)));
    },
  );

  clientTest('openstack volume list reports an unknown marker as Cinder does', async () => {
    await expect(openstack(mock, 'volume list --marker unknown')).rejects.toThrow(
      'Volume could not be found. (HTTP 404)',
    );
  });

  clientTest("Cinder's own client follows volumes_links of a sorted list, up to its limit", async () => {
    const query = { sort: 'size:asc,name:desc', limit: 2_200 };
    const { output, targets } = await requestsOf(
      mock,
      '/usr/bin/python3',
      clients,
      'volumes',
      mock.url,
      JSON.stringify(query),
    );
    expect(targets.length).toBe(3);
    expect(new Set(output).size).toBe(query.limit);
    const sizes = output.map((id: string) => newestFirst.find((volume) => volume.id === id)?.size);
    expect(sizes).toEqual(sizes.toSorted());
  });

  test('the contract finds no mistake in a mock of volumes that runs as a process', async () => {
    expect(await contractOf(document, mock)).toMatch(/\b0 failed\b/);
  });
});

describe('servers, with clients that are skipped if python3-openstackclient is not installed', () => {
  const document = servers(count);
  const newestFirst = document.data['servers']?.toSorted(byCreation) ?? [];
  let mock: Served;

  beforeAll(async () => {
    mock = await serve(document, 'v2.1');
  });

  afterAll(() => mock.close());

  clientTest('openstack server list gets all pages with --limit -1', async () => {
    const { output, targets } = await openstack(mock, 'server list --no-name-lookup --limit -1');
    expect(targets).toEqual([
      'servers/detail',
      ...[999, 1_999, 2_499].map((index) => `servers/detail?marker=${newestFirst[index]?.id}`),
    ]);
    expect(idsOf(output)).toEqual(idsOf(newestFirst));
    expect(output[0]).toMatchObject({ Name: newestFirst[0]?.name, Networks: { private: [expect.any(String)] } });
  });

  clientTest('openstack server list gets the part of the list that --limit and --status ask for', async () => {
    const { output } = await openstack(mock, 'server list --long --limit 3 --status ERROR');
    expect(idsOf(output)).toEqual(idsOf(newestFirst.filter(({ status }) => status === 'ERROR').slice(0, 3)));
  });

  clientTest('openstacksdk follows servers_links of a sorted list to the last page', async () => {
    const query = { limit: 900, sort_key: 'uuid', sort_dir: 'asc' };
    const { output, targets } = await requestsOf(
      mock,
      '/usr/bin/python3',
      clients,
      'servers',
      mock.url,
      JSON.stringify(query),
    );
    expect(targets.length).toBeGreaterThanOrEqual(3);
    expect(output).toEqual(idsOf(newestFirst).toSorted());
  });

  test('the contract finds no mistake in a mock of servers that runs as a process', async () => {
    expect(await contractOf(document, mock)).toMatch(/\b0 failed\b/);
  });
});

/** Newest first; those of the same time by descending ID. */
function byCreation(a: Item, b: Item): number {
  const [left, right] = [a, b].map(({ created, created_at, id }) => `${created ?? created_at} ${id}`) as [
    string,
    string,
  ];
  return left < right ? 1 : -1;
}
