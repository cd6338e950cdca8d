import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'conoha-images-'));
const documentFile = join(directory, 'openapi/image-api.yaml');
const overlayFile = join(directory, 'openapi/overlays/en.yaml');

afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => git('checkout', '--quiet', '--', '.'));

// A repository whose branch main has the document as it is now.
git('init', '--quiet', '--initial-branch=main');
for (const name of ['image-api.yaml', 'examples', 'overlays']) {
  cpSync(join(root, 'openapi', name), join(directory, 'openapi', name), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
git('add', 'openapi');
git('commit', '--quiet', '--message=Base');

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

interface DocumentParameter {
  name: string;
  description: string;
  schema: { enum?: string[]; default?: unknown };
  'x-filter': Record<string, unknown>;
}

interface Property {
  enum?: string[];
  anyOf?: { enum?: string[] }[];
  uniqueItems?: true;
  'x-evidence': unknown;
}

/** The document, as far as the tests change it. */
interface Document {
  info: { version: string };
  servers: { url: string; variables?: object }[];
  'x-sources': Record<string, { official?: true }>;
  paths: {
    '/v2/images': {
      get: {
        'x-list': { page: Record<string, unknown>; order: Record<string, unknown> };
        parameters: DocumentParameter[];
      };
    };
  };
  components: { schemas: { Image: { required: string[]; properties: Record<string, Property> } } };
}

interface Overlay {
  actions: { target: string; update: Record<string, unknown> }[];
}

const base = parse(readFileSync(documentFile, 'utf8')) as Document;

function parameterOf({ paths }: Document, name: string): DocumentParameter {
  const found = paths['/v2/images'].get.parameters.find((parameter) => parameter.name === name);
  if (!found) throw new Error(`The document has no parameter ${name}.`);
  return found;
}

function change<File>(file: string, edit: (content: File) => void): void {
  const content = parse(readFileSync(file, 'utf8')) as File;
  edit(content);
  writeFileSync(file, stringify(content));
}

const changeDocument = (edit: (document: Document) => void): void => change(documentFile, edit);
const changeOverlay = (edit: (overlay: Overlay) => void): void => change(overlayFile, edit);

function check(...args: string[]): { status: number | null; output: string; summary: string } {
  const summary = join(directory, 'summary.md');
  writeFileSync(summary, '');
  const script = ['--conditions=@conoha-images/source', join(root, 'scripts/check-breaking.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_STEP_SUMMARY: summary },
  });
  return { status, output: stdout + stderr, summary: readFileSync(summary, 'utf8') };
}

test('the check reports no breaking change if the document did not change', () => {
  const { status, output } = check();
  expect(output).toContain('**No breaking change.**');
  expect(output).not.toContain('| Rating |');
  expect(status).toBe(0);
});

test('the check fails on a breaking change until info.version changes, even if the bundles were not regenerated', () => {
  changeDocument((document) => parameterOf(document, 'visibility').schema.enum?.pop());
  const { status, output, summary } = check();
  expect(output).toContain("| **breaking** | GET /v2/images › parameter visibility | Enum lost values: 'all'. |");
  expect(output).toContain(`**1 breaking change, but info.version is still ${base.info.version}.`);
  expect(summary).toBe(output);
  expect(status).toBe(1);

  changeDocument(({ info }) => {
    info.version = '99.0.0';
  });
  const announced = check();
  expect(announced.output).toContain(`announced by info.version (${base.info.version} to 99.0.0)`);
  expect(announced.status).toBe(0);
});

describe('a report of several changes', () => {
  let output = '';
  const { page } = base.paths['/v2/images'].get['x-list'];
  const [server] = base.servers;
  const lastStatus = base.components.schemas.Image.properties['status']?.anyOf?.[0]?.enum?.at(-1);
  const officialSource = Object.keys(base['x-sources']).find((source) => base['x-sources'][source]?.official);
  // A property that several sources support, each wholly.
  const [supported = ''] =
    Object.entries(base.components.schemas.Image.properties).find(([, property]) =>
      Array.isArray(property['x-evidence']),
    ) ?? [];

  beforeAll(() => {
    changeDocument((document) => {
      const { get } = document.paths['/v2/images'];
      const { required, properties } = document.components.schemas.Image;
      document.servers = [{ url: 'https://elsewhere.example' }];
      get['x-list'].page['default'] = 1;
      get['x-list'].page['maximum'] = 2;
      get['x-list'].order['ties'] = ['name', 'id'];
      parameterOf(document, 'sort_dir').schema.default = ['asc'];
      parameterOf(document, 'size_min')['x-filter']['operator'] = 'gt';
      parameterOf(document, 'size_max')['x-filter']['property'] = '/min_disk';
      delete parameterOf(document, 'visibility')['x-filter']['wildcard'];
      parameterOf(document, 'visibility')['x-filter']['exclusive'] = ['private', 'shared'];
      delete parameterOf(document, 'os_type')['x-filter']['open'];
      parameterOf(document, 'name').description = 'イメージの名前です。';
      Object.assign(properties[supported] ?? {}, { 'x-evidence': 'inference' });
      required.splice(required.indexOf('size'), 1);
      properties['visibility']?.enum?.push('hidden');
      properties['status']?.anyOf?.[0]?.enum?.pop();
      delete properties['tags']?.uniqueItems;
      parameterOf(document, 'name')['x-filter']['operators'] = ['eq'];
      for (const source of Object.values(document['x-sources'])) delete source.official;
    });
    changeOverlay(({ actions }) => {
      for (const { target, update } of actions)
        if (target === "$.tags[?@.name == 'images']") delete update['description'];
      for (const { target, update } of actions) if (target === '$.info') update['title'] = 'The image list';
    });
    output = check().output;
  });

  test.each([
    ['a removed server', `| **breaking** | servers | The server \`${server?.url}\` was removed. |`],
    ['an added server', '| compatible | servers | The server `https://elsewhere.example` was added. |'],
    [
      'another default of a parameter',
      '| **breaking** | GET /v2/images › parameter sort_dir | The default changed from `["desc"]` to `["asc"]`. |',
    ],
    [
      'a smaller default page',
      `| **breaking** | GET /v2/images › x-list | \`page.default\` changed from \`${page['default']}\` to \`1\`. |`,
    ],
    [
      'a smaller maximum page',
      `| **breaking** | GET /v2/images › x-list | \`page.maximum\` changed from \`${page['maximum']}\` to \`2\`. |`,
    ],
    [
      'other ties',
      '| **breaking** | GET /v2/images › x-list | `order.ties` changed from `["created_at","id"]` to `["name","id"]`. |',
    ],
    [
      'another operator of a filter',
      '| **breaking** | GET /v2/images › parameter size_min › x-filter | `operator` changed from `gte` to `gt`. |',
    ],
    [
      'another property of a filter',
      '| **breaking** | GET /v2/images › parameter size_max › x-filter | `property` changed from `/size` to `/min_disk`. |',
    ],
    [
      'a removed wildcard',
      '| **breaking** | GET /v2/images › parameter visibility › x-filter | `wildcard` was removed; it was `all`. |',
    ],
    [
      'another exclusive value',
      '| **breaking** | GET /v2/images › parameter visibility › x-filter | `exclusive` changed from `["private"]` to `["private","shared"]`. |',
    ],
    [
      'a filter that is no longer open',
      '| **breaking** | GET /v2/images › parameter os_type › x-filter | `open` was removed; it was `true`. |',
    ],
    [
      'a property that responses can lack',
      '| **breaking** | GET /v2/images › response 200 › application/json › property images | Properties of `Image` are no longer required: `size`. |',
    ],
    [
      'a new enum value of a response as a warning',
      "| warning | GET /v2/images › response 200 › application/json › property images › property visibility | Enum of `visibility` gained values: 'hidden'. |",
    ],
    [
      'a value that an open enum of a response lost',
      `| compatible | GET /v2/images › response 200 › application/json › property images › property status › anyOf › 0 | Enum lost values: '${lastStatus}'. |`,
    ],
    [
      'an array that can have duplicates',
      '| **breaking** | GET /v2/images › response 200 › application/json › property images › property tags | `uniqueItems` of `tags` was removed. |',
    ],
    [
      'a removed operator of a filter',
      '| **breaking** | GET /v2/images › parameter name › x-filter | `operators` changed from `["eq","in"]` to `["eq"]`. |',
    ],
    [
      'a source that is not official any more as a warning',
      `| warning | x-sources | \`official\` of the source \`${officialSource}\` was removed; it was \`true\`. |`,
    ],
    ['weaker evidence as a warning', `| warning | schema Image › property ${supported} | The evidence is weaker: `],
    [
      'a removed translation as a warning',
      '| warning | tag images › description | The translation was removed; it was “',
    ],
    [
      'another translation',
      '| compatible | info › title | The translation changed to “The image list”; the Japanese text did not change. |',
    ],
    ['how many texts changed', '1 text for people changed'],
  ])('the report shows %s', (_, line) => {
    expect(output).toContain(line);
  });

  test('the report does not take a parameter with another description for a removed one', () => {
    expect(output).not.toContain('parameter was removed');
  });
});

test('the check does not take a server for a removed one if a variable in its URL was replaced by its only value', () => {
  const [server] = base.servers;
  const [, region = ''] = /^https:\/\/[^.]+\.([^.]+)/.exec(server?.url ?? '') ?? [];
  changeDocument(({ servers }) => {
    const url = server?.url.replace(region, '{region}') ?? '';
    servers.splice(
      0,
      servers.length,
      { url, variables: { region: { enum: [region], default: region } } },
      ...base.servers.slice(1),
    );
  });
  expect(check()).toMatchObject({ status: 0, output: expect.not.stringContaining('The server') });
});

test('the check compares with main of the remote if there is no branch main', () => {
  git('update-ref', 'refs/remotes/origin/main', 'main');
  git('branch', '--quiet', '--move', 'main', 'other');
  try {
    changeDocument(({ info }) => {
      info.version = '99.0.0';
    });
    expect(check()).toMatchObject({ status: 0, output: expect.stringContaining('origin/main') });
  } finally {
    git('branch', '--quiet', '--move', 'other', 'main');
    git('update-ref', '-d', 'refs/remotes/origin/main');
  }
});

test('the check reports an unknown branch', () => {
  const { status, output } = check('nowhere');
  expect(output).toBe(
    'The branch nowhere does not exist. Name a branch to compare with: npm run check:breaking -- BRANCH\n',
  );
  expect(status).toBe(2);
});

test('the check passes if the branch does not have the document yet', () => {
  git('checkout', '--quiet', '--orphan', 'empty');
  git('rm', '--quiet', '--cached', '-r', '.');
  git('commit', '--quiet', '--allow-empty', '--message=Empty');
  git('checkout', '--quiet', '--force', 'main');
  git('merge', '--quiet', '--allow-unrelated-histories', '--no-edit', 'empty');
  const { status, output } = check('empty');
  expect(output).toBe('empty has no openapi/image-api.yaml, so nothing can break.\n');
  expect(status).toBe(0);
});

test('the check reports a document that cannot be read', () => {
  writeFileSync(documentFile, 'openapi: [');
  const { status, output } = check();
  expect(output).toContain('redocly bundle');
  expect(status).toBe(2);
});
