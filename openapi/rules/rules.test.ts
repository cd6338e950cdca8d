import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import plugin from './plugin.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
const books = join(directory, 'books.yaml');
await cp(fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml')), books);
await cp(join(fixtures, 'overlays'), join(directory, 'overlays'), { recursive: true });

afterAll(() => rm(directory, { recursive: true }));

interface Found {
  readonly rule: string;
  readonly message: string;
}

/** Runs redocly with the repository's own configuration. */
async function redocly(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const cli = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const node = ['--conditions=@conoha-images/source', cli, ...args, '--config', join(root, 'redocly.yaml')];
  return promisify(execFile)(process.execPath, node, { cwd: root, maxBuffer: 2 ** 26 }).then(
    (output) => ({ code: 0, ...output }),
    (error) => error,
  );
}

/** The problems that linting finds in each file. */
async function lint(files: readonly string[]): Promise<Map<string, Found[]>> {
  const { stdout, stderr } = await redocly('lint', ...files, '--format=json', '--max-problems=1000');
  // The output is one JSON text after another, one for each file.
  const reports = JSON.parse(`[${stdout.replaceAll(/^\}\s*\{$/gm, '},{')}]`) as {
    problems: { ruleId: string; message: string }[];
  }[];
  if (reports.length !== files.length) throw new Error(stderr);
  return new Map(
    files.map((file, index) => [
      file,
      (reports[index]?.problems ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message })),
    ]),
  );
}

interface Mistake {
  readonly name: string;
  /** The mistake in words. */
  readonly title: string;
  /** The problems that linting must find, and no others. */
  readonly problems: readonly Found[];
  /** books.yaml with the mistake in it. */
  readonly file: string;
}

/** Applies the mistake in a file of fixtures/mistakes to books.yaml. */
async function withMistake(name: string): Promise<Mistake> {
  const overlay = join(fixtures, 'mistakes', `${name}.yaml`);
  const file = join(directory, name, 'books.json');
  const {
    info,
    'x-problems': problems,
    'x-translation': translation,
  } = parse(await readFile(overlay, 'utf8')) as {
    info: { title: string };
    'x-problems': Found[];
    'x-translation'?: object[];
  };
  await cp(join(fixtures, 'overlays'), join(directory, name, 'overlays'), { recursive: true });
  if (translation) {
    const english = stringify({ overlay: '1.0.0', info: { title: 'English', version: '1.0.0' }, actions: translation });
    await writeFile(join(directory, name, 'overlays/en.yaml'), english);
  }
  const { code, stderr } = await redocly('bundle', books, '--overlay', overlay, '--output', file);
  if (code !== 0) throw new Error(stderr);
  return { name, title: info.title, problems, file };
}

const mistakes: Mistake[] = [];
for (const file of await readdir(join(fixtures, 'mistakes'))) mistakes.push(await withMistake(basename(file, '.yaml')));
const found = await lint([books, ...mistakes.map(({ file }) => file)]);

test('a list API without mistakes has no problems', () => {
  expect(found.get(books)).toEqual([]);
});

test.each(mistakes)('$name: $title', ({ problems, file }) => {
  expect(found.get(file)).toEqual(problems);
});

test('every rule of ours finds a mistake', () => {
  const firing = new Set(mistakes.flatMap(({ problems }) => problems.map(({ rule }) => rule)));
  const ours = Object.keys(plugin().rules.oas3).map((rule) => `conoha-images/${rule}`);
  expect(ours.filter((rule) => !firing.has(rule))).toEqual([]);
});

test('a reference that leads nowhere is a problem', async () => {
  const file = join(directory, 'reference.yaml');
  await cp(join(fixtures, 'overlays'), join(directory, 'overlays'), { recursive: true });
  await writeFile(
    file,
    (await readFile(books, 'utf8')).replace('#/components/schemas/Book', '#/components/schemas/Bok'),
  );
  const rules = (await lint([file])).get(file)?.map(({ rule }) => rule);
  expect(rules).toContain('no-unresolved-refs');
});
