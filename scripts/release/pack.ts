// Packs what a release consists of: npm run release:pack -- v0.2.0 FOLDER. docs/releases.md says what happens with it.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { turbo } from '../turbo.ts';
import { notesOf } from './notes.ts';
import { publicPackages, versionOf } from './packages.ts';

const [tag = '', folder = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');

try {
  await pack(tag, folder);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function pack(tag: string, folder: string): Promise<void> {
  if (folder === '') throw new Error('Name the folder: npm run release:pack -- v0.2.0 FOLDER.');
  const packages = await publicPackages(root);
  const version = versionOf(tag, packages);
  const directory = resolve(folder);
  if ((await readdir(directory).catch(() => [])).length > 0) throw new Error(`The folder must be empty: ${folder}.`);
  const changelogs: Record<string, string> = {};
  for (const { name, folder } of packages) {
    changelogs[name] = await readFile(join(root, folder, 'CHANGELOG.md'), 'utf8');
  }
  const notes = notesOf(version, changelogs);
  if (turbo(['build']).status !== 0) throw new Error('The build failed.');
  await mkdir(directory, { recursive: true });
  const lines = packages.map(({ name, folder }) => `${tarball(join(root, folder), directory)} ${name}@${version}\n`);
  await writeFile(join(directory, 'packages.txt'), lines.join(''));
  await writeFile(join(directory, 'notes.md'), notes);
  const mock = join(root, 'packages/mock');
  for (const file of ['conoha-images-mock.mjs', 'conoha-images-mock.cdx.json']) {
    await cp(join(mock, 'dist', file), join(directory, file));
  }
  const image = join(directory, 'image');
  await mkdir(join(image, 'dist'), { recursive: true });
  await cp(join(mock, 'Containerfile'), join(image, 'Containerfile'));
  await cp(join(mock, 'dist/conoha-images-mock.mjs'), join(image, 'dist/conoha-images-mock.mjs'));
}

/** Packs a package. @returns The name of its file. */
function tarball(folder: string, destination: string): string {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', destination, folder], {
    encoding: 'utf8',
  });
  const [{ filename }] = JSON.parse(output) as [{ filename: string }];
  return filename;
}
