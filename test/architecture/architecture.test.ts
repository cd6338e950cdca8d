import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { circles } from './circles.ts';
import { directions, free, leaving } from './directions.ts';
import { type Import, importsOf, type Module, ours, readModules, resolveImport, root } from './modules.ts';

const modules = readModules();
const packages = new Map(modules.map((module) => [module.package.name, module.package]));
const named = [...packages.values()].filter(({ manifest }) => manifest.name?.startsWith('@conoha-images/'));

/** The first folder of a module within its package. */
function folderOf({ path, package: { folder } }: Module): string {
  return (
    resolve(root, path)
      .slice(folder.length + 1)
      .split('/')[0] ?? ''
  );
}

/** The key of `directions` for a module, or nothing if the module may import every package but `openapi`. */
function partOf(module: Module): string | undefined {
  const { path } = module;
  const { name, folder } = module.package;
  const first = folderOf(module);
  if (free.some((area) => area === first || path.startsWith(`${area}/`)) || folder === resolve(root)) return undefined;
  return `${name}/${first}` in directions ? `${name}/${first}` : name;
}

function allowed(module: Module, { specifier }: Import): boolean {
  const name = ours(specifier)?.name;
  if (name === undefined || name === module.package.name) return true;
  const part = partOf(module);
  if (part === undefined) return name !== 'openapi';
  return directions[part]?.imports.includes(name) === true;
}

function problems(isProblem: (module: Module, declaration: Import) => boolean): string[] {
  return modules.flatMap((module) =>
    module.imports
      .filter((declaration) => isProblem(module, declaration))
      .map(({ specifier }) => `${module.path} imports ${specifier}`),
  );
}

test('no module imports itself by way of others, types included', () => {
  const graph = new Map(
    modules.map((module) => [
      module.path,
      module.imports.flatMap((declaration) => resolveImport(module, declaration, packages)),
    ]),
  );
  expect(circles(graph).map((circle) => circle.join(' > '))).toEqual([]);
});

test('packages import only packages that directions.ts allows', () => {
  expect(problems((module, declaration) => !allowed(module, declaration))).toEqual([]);
});

test('relative imports stay in their package', () => {
  const leaves = (module: Module, { specifier }: Import) => {
    if (!specifier.startsWith('.')) return false;
    const target = resolve(root, dirname(module.path), specifier);
    const { name, folder } = module.package;
    const exceptions = [name, `${name}/${folderOf(module)}`].flatMap((part) => leaving[part] ?? []);
    const folders = [folder, ...exceptions.map((exception) => join(root, exception))];
    return !folders.some((allowed) => target.startsWith(`${resolve(allowed)}/`));
  };
  expect(problems(leaves)).toEqual([]);
});

test('packages depend only on packages that their source may import', () => {
  const extra = named.flatMap(({ name, manifest }) => {
    if (free.includes(name)) return [];
    const { imports = [], bundled } = directions[name] ?? {};
    return Object.keys(manifest.dependencies ?? {})
      .filter((dependency) => ours(dependency) && (bundled || !imports.includes(ours(dependency)?.name ?? '')))
      .map((dependency) => `${name} depends on ${dependency}`);
  });
  expect(extra).toEqual([]);
});

test('listing imports nothing but the entry of document that runs anywhere', () => {
  const specifiers = modules
    .filter(({ path }) => path.startsWith('packages/listing/source/'))
    .flatMap(({ imports }) => imports.map(({ specifier }) => specifier))
    .filter((specifier) => !specifier.startsWith('.'));
  expect(new Set(specifiers)).toEqual(new Set(['@conoha-images/document']));
});

test('the entry of document that runs anywhere needs no other package', () => {
  const { manifest } = packages.get('document') ?? {};
  expect(manifest?.dependencies).toBeUndefined();
});

test('every package has a direction, and the modules of all are read', () => {
  expect(named.map(({ name }) => name).filter((name) => !free.includes(name) && !(name in directions))).toEqual([]);
  for (const { name } of named)
    expect(modules.filter((module) => module.package.name === name).length).toBeGreaterThan(1);
});

test('every kind of import is found', () => {
  const code = `
    import a, { type B } from './a.ts';
    import type { C } from './c.ts';
    import './d.ts';
    export * from './e.ts';
    export type { F } from './f.ts';
    const g = await import('./g.ts');
    type H = import('./h.ts').H;
    // import './i.ts';`;
  const found = importsOf('test.ts', code).map(({ specifier, types }) => `${specifier}${types ? ' types' : ''}`);
  expect(found).toEqual(['./a.ts', './c.ts types', './d.ts', './e.ts', './f.ts types', './g.ts', './h.ts types']);
});

test('circles of one, two and three nodes are found', () => {
  const graph = new Map([
    ['a', ['b', 'x']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['e']],
    ['e', ['d', 'a']],
    ['f', ['f', 'd']],
    ['x', []],
  ]);
  expect(circles(graph)).toEqual([
    ['a', 'b', 'c', 'a'],
    ['d', 'e', 'd'],
    ['f', 'f'],
  ]);
});
