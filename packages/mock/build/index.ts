// Compiles source/ to dist/, and bundles the command into one file, dist/conoha-images-mock.mjs. What is in that file is
// listed in dist/conoha-images-mock.cdx.json.
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './bill-of-materials.ts';
import { bundleCommand, bundlePrism } from './bundle.ts';
import { manifestIn } from './bundled-packages.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
const prism = await bundlePrism(root);
await writeFile(join(dist, 'prism/prism.js'), prism.code);
const { code, packages } = await bundleCommand(root);
await writeFile(join(dist, 'conoha-images-mock.mjs'), code, { mode: 0o755 });
await writeFile(join(dist, 'conoha-images-mock.cdx.json'), billOfMaterials(manifestIn(root), packages));
