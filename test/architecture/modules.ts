import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'rolldown/utils';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** One import of a module: its specifier, and whether it takes types alone. */
export interface Import {
  readonly specifier: string;
  readonly types: boolean;
}

export interface Module {
  /** From the root of the repository. */
  readonly path: string;
  readonly package: Package;
  readonly imports: readonly Import[];
}

interface Manifest {
  readonly name?: string;
  readonly imports?: Readonly<Record<string, unknown>>;
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export interface Package {
  /** Without our scope, such as `client`; of the whole repository and of examples, its folder. */
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every import of a module, static and dynamic, of values and of types, and what it exports from others. */
export function importsOf(path: string, code: string): Import[] {
  const imports: Import[] = [];
  const add = (source: { value?: unknown } | null, types: boolean) => {
    if (typeof source?.value === 'string') imports.push({ specifier: source.value, types });
  };
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} can't be parsed: ${errors[0]?.message}`);
  new Visitor({
    ImportDeclaration: ({ source, importKind }) => add(source, importKind === 'type'),
    ExportNamedDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ExportAllDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ImportExpression: ({ source }) => add(source as { value?: unknown }, false),
    TSImportType: ({ source }) => add(source, true),
  }).visit(program);
  return imports;
}

/** The package whose folder is the nearest above a file. */
function packageOf(file: string): Package {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const name = manifest.name?.startsWith('@conoha-images/') ? manifest.name.slice('@conoha-images/'.length) : undefined;
  return { name: name ?? relative(root, folder), folder, manifest };
}

const ignored = /^(node_modules|dist|\.vitest|tools)$/;

/** Every module of the repository that a person wrote or a generator of ours. */
export function readModules(): Module[] {
  const patterns = ['*.ts', '{packages,apps,openapi,scripts,test,examples}/**/*.{ts,tsx,js}'];
  return globSync(patterns, { cwd: root, exclude: (path) => ignored.test(path.split(sep).at(-1) ?? '') })
    .sort()
    .map((path) => {
      const file = join(root, path);
      return { path, package: packageOf(file), imports: importsOf(path, readFileSync(file, 'utf8')) };
    });
}

/** The files that a value of a package's `exports` or `imports` stands for: the sources, if it names them. */
function targets(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const conditions = value as Record<string, unknown>;
  const sources = conditions['@conoha-images/source'];
  return sources === undefined ? Object.values(conditions).flatMap(targets) : targets(sources);
}

/** Our package that a specifier names, and the key of its `exports`. */
export function ours(specifier: string): { name: string; entry: string } | undefined {
  const [, name, entry = ''] = /^@conoha-images\/([^/]+)(\/.*)?$/.exec(specifier) ?? [];
  return name === undefined ? undefined : { name, entry: `.${entry}` };
}

/** The files of the repository that an import reaches; of other authors' packages, nothing. */
export function resolveImport(module: Module, { specifier }: Import, packages: ReadonlyMap<string, Package>): string[] {
  const inPackage = ({ folder }: Package, value: unknown) => targets(value).map((target) => resolve(folder, target));
  const files = (): string[] => {
    if (specifier.startsWith('.')) {
      const file = resolve(root, dirname(module.path), specifier);
      // A declaration file names the module that it declares.
      return module.path.endsWith('.d.ts') ? [file, file.replace(/\.js$/, '.d.ts')] : [file];
    }
    if (specifier.startsWith('#')) return inPackage(module.package, module.package.manifest.imports?.[specifier]);
    const target = ours(specifier);
    const imported = target && packages.get(target.name);
    if (imported === undefined) return [];
    return inPackage(
      imported,
      (imported.manifest.exports as Record<string, unknown> | undefined)?.[target?.entry ?? ''],
    );
  };
  return files().map((file) => relative(root, file));
}
