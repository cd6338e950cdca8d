import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { notesOf } from '../../scripts/release/notes.ts';
import { inOrder, publicPackages, versionOf } from '../../scripts/release/packages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packages = await publicPackages(root);

async function manifestIn(folder: string) {
  return JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
}

test('each package says where its source, its page and its issues are, and what it is about', async () => {
  const { repository } = await manifestIn('');
  // npm and the workflow's evidence compare this with the repository that publishes.
  const url = /^git\+(https:\/\/github\.com\/[\w-]+\/[\w-]+)\.git$/.exec(repository.url)?.[1];
  expect(packages.length).toBe(6);
  for (const { folder } of packages) {
    const manifest = await manifestIn(folder);
    expect(manifest).toMatchObject({
      repository: { ...repository, directory: folder },
      homepage: `${url}/tree/main/${folder}#readme`,
      bugs: `${url}/issues`,
      license: 'MIT',
    });
    expect(manifest.keywords.length).toBeGreaterThan(4);
  }
});

test('all packages have the same version, and a changelog that begins with it', async () => {
  const [first] = packages;
  expect(versionOf(`v${first?.version}`, packages)).toBe(first?.version);
  for (const { name, version, folder } of packages) {
    const changelog = await readFile(join(root, folder, 'CHANGELOG.md'), 'utf8');
    expect(changelog.startsWith(`# ${name}\n\n## ${version}\n\n`), name).toBe(true);
  }
});

test('a package is published after those that it needs', () => {
  const named = (name: string, ...needs: string[]) => ({ name, version: '1.0.0', folder: name, needs });
  const order = inOrder([named('a', 'c', 'ajv'), named('b'), named('c', 'b')]);
  expect(order.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
  expect(() => inOrder([named('a', 'b'), named('b', 'a'), named('c')])).toThrow(
    'These packages need each other: a, b.',
  );
});

test.each([
  ['', 'A release needs a tag such as v0.2.0, not a prerelease; given: nothing.'],
  ['1.0.0', 'A release needs a tag such as v0.2.0, not a prerelease; given: 1.0.0.'],
  // npm would make it the version that users get.
  ['v1.0.0-rc.1', 'A release needs a tag such as v0.2.0, not a prerelease; given: v1.0.0-rc.1.'],
  ['v9.9.9', /^The tag is v9\.9\.9, so every package must have the version 9\.9\.9; given: @conoha-images\/client /],
])('the tag %j is rejected', (tag, message) => {
  expect(() => versionOf(tag, packages)).toThrow(message);
});

test('the notes of a release have the section of each changelog, and equal ones once', () => {
  const changelog = (name: string, text: string) => `# ${name}\n\n## 1.1.0\n\n${text}\n\n## 1.0.0\n\n- Old.\n`;
  const changelogs = { a: changelog('a', '- New.'), b: changelog('b', '- Other.'), c: changelog('c', '- New.') };
  expect(notesOf('1.1.0', changelogs)).toBe('## a, c\n\n- New.\n\n## b\n\n- Other.\n');
  expect(() => notesOf('1.2.0', changelogs)).toThrow('The changelog of a has no section for 1.2.0.');
  const unchanged = { ...changelogs, b: changelog('b', 'No changes in this release.') };
  expect(notesOf('1.1.0', unchanged)).toBe('## a, c\n\n- New.\n');
  // As changesets writes it.
  const dependent = { ...changelogs, b: changelog('b', '### Patch Changes\n\n- a@1.1.0\n  - c@1.1.0') };
  expect(notesOf('1.1.0', dependent)).toBe('## a, c\n\n- New.\n');
  const both = '### Minor Changes\n\n- Other.\n\n### Patch Changes\n\n- a@1.1.0\n- c@2.0.0';
  const mixed = { ...changelogs, b: changelog('b', both) };
  expect(notesOf('1.1.0', mixed)).toContain(
    '## b\n\n### Minor Changes\n\n- Other.\n\n### Patch Changes\n\n- c@2.0.0\n',
  );
});

test('a release is packed only into an empty folder, and for the version that the packages have', async () => {
  const pack = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/release/pack.ts', ...args], { cwd: root }).catch(
      ({ code, stderr }: { code: number; stderr: string }) => [code, stderr],
    );
  const tag = `v${packages[0]?.version}`;
  expect(await pack(tag)).toEqual([1, 'Name the folder: npm run release:pack -- v0.2.0 FOLDER.\n']);
  expect(await pack(tag, 'scripts')).toEqual([1, 'The folder must be empty: scripts.\n']);
  expect(await pack('v0.0.1', 'none')).toEqual([1, expect.stringMatching(/^The tag is v0\.0\.1, /)]);
});
