import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveReference } from '@conoha-images/docs';
import { startMock } from '@conoha-images/mock';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const mock = await startMock({ port: 0 });
const reference = await serveReference({ host: '127.0.0.1', port: 0 });
/** Within the workspace, so that its packages are found. */
const directory = await mkdtemp(join(import.meta.dirname, '.vitest-'));

afterAll(async () => {
  await Promise.all([mock.close(), reference.close(), rm(directory, { recursive: true })]);
});

const readmes = await Promise.all(
  ['README.md', 'README.ja.md'].map(async (name) => ({ name, text: await readFile(join(root, name), 'utf8') })),
);

function blocksIn(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, code = '']) => code);
}

/** A command with the servers of this test instead of those of `npm start`. */
function withServers(command: string): string {
  return command
    .replaceAll('http://127.0.0.1:4010', mock.url)
    .replaceAll('http://127.0.0.1:8080', reference.url.replace(/\/$/, ''));
}

async function shell(command: string): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: '--conditions=@conoha-images/source' };
  return (await promisify(execFile)('bash', ['-c', withServers(command)], { cwd: root, env })).stdout;
}

test('both READMEs have the same parts, the same code, and links to the same pages', () => {
  const [english, japanese] = readmes.map(({ text }) => text) as [string, string];
  const outline = (text: string) => (text.match(/^#+ /gm) ?? []).map((heading) => heading.length);
  expect(outline(japanese)).toEqual(outline(english));
  const code = (text: string) => ['sh', 'ts', 'yaml', 'json'].flatMap((language) => blocksIn(text, language));
  expect(code(japanese)).toEqual(code(english).map((block) => block.replace('/en/index.md', '/index.md')));
  const rows = (text: string) => (text.match(/^\|/gm) ?? []).length;
  expect(rows(japanese)).toBe(rows(english));
  const links = (text: string): string[] =>
    [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, link = '']) => link.replace(/\.(en|ja)\.gen/, '.gen'))
      .filter((link) => !/^README/.test(link));
  expect(new Set(links(japanese))).toEqual(new Set(links(english)));
});

describe.each(readmes)('$name', ({ text }) => {
  test('its curl commands get what it shows', async () => {
    const [list = '', page = ''] = blocksIn(text, 'sh').filter((command) => command.startsWith('curl'));
    const body = JSON.parse(await shell(list));
    const [shown = ''] = blocksIn(text, 'json');
    expect(shown).toMatch(/"(id|first)":/);
    for (const [, member = '', value = ''] of shown.matchAll(/"(id|name|first)":"([^"…]+)"/g)) {
      expect({ ...body.images[0], ...body }[member === 'first' ? 'first' : member]).toBe(value);
    }
    const [, start = ''] = /"next":"([^…]+)…/.exec(shown) ?? [];
    expect(body.next.startsWith(start)).toBe(true);
    expect(await shell(page)).toMatch(/^# .*\n/);
  });

  test('its contract command passes against the mock', async () => {
    const [command = ''] = blocksIn(text, 'sh').filter((block) => block.includes('conoha-images-contract'));
    expect(await shell(`${command.trim()} --only limit-holds --only pages-join`)).toMatch(/ held, 0 failed, /);
  });

  test('its test of a program passes', async () => {
    const [example = ''] = blocksIn(text, 'ts').filter((code) => code.includes("from 'vitest'"));
    await writeFile(join(directory, 'readme.check.ts'), example);
    await writeFile(
      join(directory, 'vitest.config.ts'),
      `import { defaultServerConditions } from 'vite';
       export default {
         ssr: { resolve: { conditions: ['@conoha-images/source', ...defaultServerConditions] } },
         test: { include: ['*.check.ts'] },
       };`,
    );
    const file = join(directory, 'report.json');
    const options = ['--root', directory, '--reporter=json', `--outputFile=${file}`];
    await promisify(execFile)('npx', ['vitest', 'run', ...options]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ numPassedTests: 1, numTotalTests: 1 });
  });

  test('each command of its table is a script of the repository', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const names = [...text.matchAll(/^\| `npm run ([\w:]+)/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('its links lead to files and headings of the repository', async () => {
    for (const [, path = '', anchor] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
      const target = path === '' ? text : await readTarget(path);
      if (anchor) expect(anchorsIn(target), `${path}#${anchor}`).toContain(decodeURIComponent(anchor));
    }
  });
});

/** The text that GitHub shows for a path: of a file, or the README of a folder; empty for a folder without one. */
async function readTarget(path: string): Promise<string> {
  return readFile(join(root, path), 'utf8').catch((error: { code: string }) => {
    if (error.code !== 'EISDIR') throw error;
    return readFile(join(root, path, 'README.md'), 'utf8').catch(() => '');
  });
}

/** The fragments that GitHub gives to the headings of a text. */
function anchorsIn(text: string): string[] {
  return (text.match(/^#+ .*$/gm) ?? []).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('each promise of SECURITY.md has a test with the title that it names', async () => {
  const text = await readFile(join(root, 'SECURITY.md'), 'utf8');
  const rows = (text.match(/^\| .*\.test\.ts\) +\|$/gm) ?? []).flatMap((row) => row.split('<br>'));
  expect(rows.length).toBeGreaterThan(9);
  for (const row of rows) {
    const [, title = '', file = ''] = /\[([^\]]*(?:\\\][^\]]*)*)\]\((\S+)\)/.exec(row) ?? [];
    expect(await readFile(join(root, file), 'utf8'), row).toContain(`'${title.replaceAll('\\', '')}'`);
  }
});
