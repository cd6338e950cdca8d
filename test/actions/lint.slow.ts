import { globSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { actionsOf, Job, type Result } from './job.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A document that knows nothing of this repository. */
const books = {
  openapi: '3.0.3',
  info: { title: 'Books', version: '1.0.0', license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT' } },
  servers: [{ url: 'https://api.library.test' }],
  security: [],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        summary: 'List books',
        responses: {
          200: {
            description: 'Books.',
            content: { 'application/json': { schema: { $ref: 'book.yaml' }, example: { title: 'The Pillow Book' } } },
          },
          400: { description: 'The request is invalid.' },
        },
      },
    },
  },
};
const book = { type: 'object', properties: { title: { type: 'string' } }, example: { title: 'The Pillow Book' } };

/** Another repository. */
let workspace: string;
let job: Job;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'conoha-images-workspace-'));
  job = await Job.start(workspace, actionsOf(root));
  await write('api/openapi.yaml', books);
  await write('api/book.yaml', book);
});

afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await rm(workspace, { recursive: true });
});

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), stringify(content));
}

const lint = (inputs: Record<string, string>): Promise<Result> =>
  job.use('conoha-images/conoha-images/actions/lint@main', inputs);

/** The annotations as texts: level, rule, file and line. */
function problems({ annotations }: Result): string[] {
  return annotations.map(({ level, properties: { title, file, line } }) => `${level} ${title} ${file}:${line}`);
}

test('a document without our vocabulary passes, with advice on its line', async () => {
  const result = await lint({ document: 'api/openapi.yaml' });
  expect(problems(result)).toEqual(['warning conoha-images/named-examples api/openapi.yaml:20']);
  expect(result.conclusion).toBe('success');
});

test('a mistake fails the step, and has an annotation in the file that contains it', async () => {
  await write('api/book.yaml', { ...book, example: { title: 7 } });
  const result = await lint({ document: 'api/openapi.yaml' });
  expect(problems(result)).toContain('error no-invalid-schema-examples api/book.yaml:6');
  expect(result.conclusion).toBe('failure');
});

test('the rules of the list vocabulary find a wrong pointer in a list of another repository', async () => {
  const document = parse(await readFile(join(root, 'packages/document/examples/books.yaml'), 'utf8'));
  await write('books.yaml', document);
  expect(await lint({ document: 'books.yaml' })).toMatchObject({ conclusion: 'success' });
  const operation = Object.values<{ get?: { 'x-list'?: { items: string } } }>(document.paths).find(
    (item) => item.get?.['x-list'],
  );
  Object.assign(operation?.get?.['x-list'] ?? {}, { items: '/volumes' });
  await write('books.yaml', document);
  const result = await lint({ document: 'books.yaml' });
  expect(result.conclusion).toBe('failure');
  expect(problems(result)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^error conoha-images\/list-pointers-resolve books\.yaml:\d+$/)]),
  );
});

test('a configuration of the workspace changes the rules, and its ignored problems stay ignored', async () => {
  await write('config/redocly.yaml', {
    rules: { 'conoha-images/named-examples': 'error', 'conoha-images/evidence-sources': 'error' },
  });
  const inputs = { document: 'api/openapi.yaml', config: 'config/redocly.yaml' };
  const result = await lint(inputs);
  expect(problems(result)).toEqual([
    'error conoha-images/evidence-sources api/openapi.yaml:1',
    'error conoha-images/evidence-sources api/openapi.yaml:1',
    'error conoha-images/named-examples api/openapi.yaml:20',
  ]);
  await write('config/.redocly.lint-ignore.yaml', {
    '../api/openapi.yaml': {
      'conoha-images/named-examples': ['#/paths/~1books/get/responses/200/content/application~1json'],
      'conoha-images/evidence-sources': ['#/'],
    },
  });
  expect(await lint(inputs)).toMatchObject({ conclusion: 'success', annotations: [] });
  expect((await readdir(join(workspace, 'config'))).sort()).toEqual(['.redocly.lint-ignore.yaml', 'redocly.yaml']);
});

test('lines and globs name several documents, whatever characters their names contain', async () => {
  const name = `api/it's "$(touch injected)" [1].yaml`;
  await copyFile(join(workspace, 'api/openapi.yaml'), join(workspace, name));
  const result = await lint({ document: `api/open*.yaml\r\n\n  ${name}\n` });
  expect(result.annotations.map(({ properties }) => properties['file'])).toEqual([name, 'api/openapi.yaml']);
  expect(await readdir(workspace)).toEqual(['api']);
});

test('a glob finds the documents in a folder whose name contains brackets and blanks', async () => {
  await cp(join(workspace, 'api'), join(workspace, 'a b[1]/[*]'), { recursive: true });
  const found = async (document: string) =>
    (await lint({ document })).annotations.map(({ properties }) => properties['file']);
  const name = 'a b[1]/[*]/openapi.yaml';
  expect(await found('a b[1]/[*]/open*.yaml')).toEqual([name]);
  expect(await found(join(workspace, 'a b[1]/[*]/open*.yaml'))).toEqual([name]);
  expect(await found('a b[1]/**/open*')).toEqual([name]);
  // The literal bracket of a glob, for a folder after an asterisk.
  expect(await found('a*/[[]*]/open*.yaml')).toEqual([name]);
  expect(await found('ap[i]/open*.yaml')).toEqual(['api/openapi.yaml']);
});

test('a glob passes over folders', async () => {
  await mkdir(join(workspace, 'api/other'));
  expect(await lint({ document: 'api/o*' })).toMatchObject({ conclusion: 'success' });
});

const documents = globSync(['packages/document/examples/*.yaml', 'test/openstack/*.yaml'], { cwd: root });

test('each of our example documents passes without an error', async () => {
  expect(documents.length).toBeGreaterThan(2);
  for (const document of documents) await copyFile(join(root, document), join(workspace, basename(document)));
  const result = await lint({ document: '*.yaml' });
  expect(problems(result).filter((text) => text.startsWith('error'))).toEqual([]);
  expect(result.conclusion).toBe('success');
});

test.each([
  [
    { document: 'api/openapi.yaml\nmissing/*.yaml' },
    'document must match a file of the workspace; given: missing/*.yaml.',
  ],
  [{ document: 'api' }, 'document must match a file of the workspace; given: api.'],
  [{ document: ' \n' }, 'document must be a file or a glob; given: nothing.'],
  [
    { document: 'api/openapi.yaml', config: 'missing.yaml' },
    'config must be a file of the workspace; given: missing.yaml.',
  ],
])('inputs that match no file fail the step: %j', async (inputs, message) => {
  const { conclusion, annotations } = await lint(inputs);
  expect([conclusion, annotations]).toMatchObject(['failure', [{ level: 'error', message }]]);
});
