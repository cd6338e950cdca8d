// Compiles source/ to dist/. Whatever source/ imports from the spec package is copied to dist/spec/, so the published
// package depends on no package of ours. dist/cjs/ holds the same modules as CommonJS.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileToCommonJs } from './common-js.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const generated = dirname(fileURLToPath(import.meta.resolve('@conoha-images/spec')));

/** For each entry of the spec package that source/ imports, the module that it is. */
const modules: Readonly<Record<string, string>> = {
  '@conoha-images/spec/types': 'aliases.gen.js',
  '@conoha-images/spec/drift': 'drifts.gen.js',
};

/** These modules, and those that they import. */
const files = ['aliases.gen.d.ts', 'types.gen.d.ts', 'drifts.gen.js', 'drifts.gen.d.ts', 'drift.gen.d.ts'];

await rm(dist, { recursive: true, force: true });
const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
for (const config of ['tsconfig.build.json', 'tsconfig.openstack.json']) {
  execFileSync(process.execPath, [tsc, '-p', join(root, config)], { stdio: 'inherit' });
}

for (const name of await readdir(dist, { recursive: true })) {
  if (!name.endsWith('.js') && !name.endsWith('.d.ts')) continue;
  const file = join(dist, name);
  // With private members, a class of dist/cjs/ and that of dist/ would be different types for the compiler.
  const code = (await readFile(file, 'utf8')).replace(/^ +#private;\n/gm, '');
  await writeFile(
    file,
    code.replace(/ from '(@conoha-images\/.*?)'/g, (_, specifier: string) => {
      const { [specifier]: module } = modules;
      if (module === undefined) throw new Error(`${name} imports ${specifier}, which build/index.ts does not copy.`);
      const path = relative(dirname(file), join(dist, 'spec', module)).replaceAll('\\', '/');
      return ` from '${path.startsWith('.') ? path : `./${path}`}'`;
    }),
  );
}

await mkdir(join(dist, 'spec'));
for (const name of files) await cp(join(generated, name), join(dist, 'spec', name));

await compileToCommonJs(tsc, dist);
