import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { statements } from '../../scripts/vendor/statements.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));

afterAll(() => rm(directory, { recursive: true }));

/** A file that differs from our document as ConoHa's does: its version of OpenAPI, its references and its omissions. */
function vendorDocument() {
  return {
    openapi: '3.0.3',
    servers: [{ url: 'https://identity.c3j1.conoha.io' }, { url: 'https://image-service.c3j1.conoha.io' }],
    info: { title: 'All services', version: '1.0' },
    paths: {
      '/v2/images': {
        get: {
          parameters: [
            { $ref: '#/components/parameters/Limit' },
            { in: 'query', name: 'size_min', schema: { type: 'string' } },
            { in: 'query', name: 'flavor', schema: { type: 'string' } },
          ] as object[],
          responses: {
            200: {
              description: 'The images.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Images' } as object } },
            },
          } as Record<string, object>,
        } as Record<string, unknown>,
      },
    },
    components: {
      parameters: { Limit: { in: 'query', name: 'limit', schema: { type: 'integer' } } },
      schemas: {
        Images: {
          type: 'object',
          properties: { images: { type: 'array', items: { $ref: '#/components/schemas/Image' } } },
        },
        Image: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            virtual_size: { type: 'string' } as object,
            size: { type: 'integer', nullable: true },
          },
        } as Record<string, unknown> & { properties: Record<string, object> },
      },
    },
  };
}

async function compare(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ['--conditions=@conoha-images/source', 'scripts/compare-vendor.ts', ...args];
  return promisify(execFile)(process.execPath, command, { cwd: root }).then(
    (output) => ({ code: 0, ...output }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

async function compareWith(change: (document: ReturnType<typeof vendorDocument>) => void) {
  const document = vendorDocument();
  change(document);
  const file = join(directory, 'vendor.yaml');
  await writeFile(file, stringify(document));
  return compare(file);
}

test('the comparison shows each row of the README, and how parameters and properties differ', async () => {
  const { code, stdout, stderr } = await compareWith(() => {});
  expect(stderr).toBe('');
  expect(code).toBe(0);
  for (const { row } of statements) expect(stdout).toContain(`| ${row} | `);
  expect(stdout).toContain('Invalid: /images/0/virtual_size must be string; given: null. | Valid |');
  expect(stdout).toMatch(/with examples: no status \| .*with examples: 200, 400, 401, 403 \|/);
  expect(stdout).toContain("- Only ConoHa's file has the parameter flavor.\n");
  expect(stdout).toContain("- The parameter size_min is string in ConoHa's file, and integer in this document.\n");
  expect(stdout).toMatch(/- Only this document has the property .*\bname, /);
  expect(stdout).not.toMatch(/the (parameter limit|property size) is/);
});

test.each<[row: string, change: (document: ReturnType<typeof vendorDocument>) => void]>([
  [
    "The response on ConoHa's own reference page",
    ({ components }) => {
      components.schemas.Image.properties['virtual_size'] = { type: 'integer', nullable: true };
    },
  ],
  [
    'A response of `{"images": [{}]}`',
    ({ components }) => {
      components.schemas.Image['required'] = ['id'];
    },
  ],
  [
    'Errors',
    ({ paths }) => {
      Object.assign(paths['/v2/images'].get['responses'] as object, { 401: { description: 'No token.' } });
    },
  ],
  [
    'Server',
    ({ paths }) => {
      paths['/v2/images'].get['servers'] = [{ url: 'https://image-service.c3j1.conoha.io' }];
    },
  ],
  [
    'Source of a fact',
    ({ paths }) => {
      (paths['/v2/images'].get['parameters'] as object[]).push({ in: 'query', name: 'name', 'x-evidence': ['source'] });
    },
  ],
  [
    'Source of a fact',
    ({ components }) => {
      components.schemas.Image.properties['name'] = { type: 'string', 'x-evidence': ['source'] } as object;
    },
  ],
  [
    'Source of a fact',
    ({ paths }) => {
      Object.assign((paths['/v2/images'].get['responses'] as Record<string, object>)['200'] as object, {
        'x-evidence': ['source'],
      });
    },
  ],
])('the comparison fails if the row %j of the README is no longer right', async (row, change) => {
  const { code, stderr } = await compareWith(change);
  expect(stderr).toBe(`\nThe comparison in README.md is wrong: ${row}\n`);
  expect(code).toBe(1);
});

test.each([
  [[], "Name ConoHa's OpenAPI file: npm run compare:vendor -- FILE\n"],
  [['none.yaml'], /^The file none\.yaml can't be compared: ENOENT/],
  [['package.json'], "The file package.json can't be compared: It is not an OpenAPI document.\n"],
  [
    ['packages/document/examples/books.yaml'],
    /^The file .*books\.yaml can't be compared: The document has no operation GET \/v2\/images\.\n$/,
  ],
])('a file that cannot be compared is an error: %j', async (args, message) => {
  const { code, stdout, stderr } = await compare(...args);
  expect(stderr).toMatch(message);
  expect([code, stdout]).toEqual([2, '']);
});

test('the README has these rows in both languages', async () => {
  const rowsIn = async (file: string): Promise<string[]> => {
    const text = await readFile(join(root, file), 'utf8');
    const [, table = ''] = /`[0-9a-f]{7}`.*\n\n((?:\|.*\n)+)/.exec(text) ?? [];
    return table
      .split('\n')
      .slice(2, -1)
      .map((line) => line.split('|')[1]?.trim() ?? '');
  };
  expect(await rowsIn('README.md')).toEqual(statements.map(({ row }) => row));
  expect(await rowsIn('README.ja.md')).toHaveLength(statements.length);
});
