import { execFileSync } from 'node:child_process';
import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Compiles the ES modules of a folder to CommonJS, in its folder `cjs`. Each module stays a module of its own, so the
 * entries share their classes.
 *
 * @param tsc The path of the compiler.
 */
export async function compileToCommonJs(tsc: string, dist: string): Promise<void> {
  const names = await readdir(dist, { recursive: true });
  const modules = names.filter((name) => name.endsWith('.js'));
  const target = join(dist, 'cjs');
  // With esModuleInterop, the default import of openapi-fetch is its function and not the whole module.
  const options = ['--module', 'commonjs', '--moduleResolution', 'bundler', '--target', 'es2023', '--esModuleInterop'];
  const files = ['--allowJs', '--noCheck', '--types', '', '--rootDir', dist, '--outDir', target];
  const paths = modules.map((name) => join(dist, name));
  execFileSync(process.execPath, [tsc, '--ignoreConfig', ...options, ...files, ...paths], { stdio: 'inherit' });
  // The package.json makes both Node.js and the compiler read the files of this folder as CommonJS.
  for (const name of names.filter((name) => name.endsWith('.d.ts'))) await cp(join(dist, name), join(target, name));
  await writeFile(join(target, 'package.json'), '{ "type": "commonjs", "sideEffects": false }\n');
}
