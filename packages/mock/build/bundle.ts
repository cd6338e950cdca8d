import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { type BundledPackage, packagesIn } from './bundled-packages.ts';
import { noticesOf } from './notices.ts';

/**
 * What the command imports only when it needs it, by the specifier of the import. Together it is forty times the code of
 * the rest, and would take 80 ms at each start if it were code in the file, because the engine parses all of a file.
 */
const lazyModules: Readonly<Record<string, string>> = {
  '#prism': 'source/prism/prism.ts',
  '@conoha-images/document/node': '../document/source/node.ts',
};

const aliases: Readonly<Record<string, string>> = {
  // Its main module hides its imports (hiddenRequires).
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
};

export interface Bundle {
  readonly code: string;
  /** The packages of other authors that are in it. */
  readonly packages: readonly BundledPackage[];
}

/**
 * The command with everything that it needs, as one ES module for Node.js. The modules that it rarely needs are in it as
 * compressed text (evaluate.ts). The notices of the packages in it are a comment at its end.
 *
 * @param root The folder of the package.
 */
export async function bundleCommand(root: string): Promise<Bundle> {
  const chunks: OutputChunk[] = [];
  const command = await bundle(join(root, 'source/cli.ts'), { format: 'esm', minify: false }, [
    {
      name: 'lazy-modules',
      resolveId: (specifier) => {
        // The proxy, which needs Node.js in any case, imports it by its path.
        const name = specifier === '../prism/prism.ts' ? '#prism' : specifier;
        return name in lazyModules ? `\0lazy:${name}` : undefined;
      },
      async load(id) {
        const [, specifier = ''] = /^\0lazy:(.*)/.exec(id) ?? [];
        const source = lazyModules[specifier];
        if (source === undefined) return undefined;
        const chunk = await bundle(join(root, source), { format: 'cjs', minify: true });
        chunks.push(chunk);
        return lazyModule(chunk);
      },
    },
  ]);
  chunks.push(command);
  const packages = packagesIn(chunks);
  return { code: `#!/usr/bin/env node\n${command.code}\n${noticesOf(packages)}`, packages };
}

/**
 * Prism and everything that it needs, as one ES module. The package contains it, because no version of Prism installs
 * alike everywhere: its ranges allow releases that need a newer Node.js, and it imports packages that it does not declare.
 *
 * @param root The folder of the package.
 */
export async function bundlePrism(root: string): Promise<Bundle> {
  const chunk = await bundle(join(root, 'source/prism/prism.ts'), { format: 'esm', minify: true });
  const packages = packagesIn([chunk]);
  return { code: `${chunk.code}\n${noticesOf(packages)}`, packages };
}

/** A module that evaluates the code of a chunk, and exports what it exports. */
function lazyModule({ name, code, exports }: OutputChunk): string {
  // One level below the highest takes a tenth of the time for 4% more bytes.
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const compressed = brotliCompressSync(code, options).toString('base64');
  const evaluate = fileURLToPath(new URL('evaluate.ts', import.meta.url));
  return `import { evaluate } from ${JSON.stringify(evaluate)};
const { ${exports.join(', ')} } = evaluate(${JSON.stringify(name)}, ${JSON.stringify(compressed)});
export { ${exports.join(', ')} };
`;
}

interface Form {
  readonly format: 'esm' | 'cjs';
  readonly minify: boolean;
}

/** Bundles a module with everything that it imports but Node.js. */
async function bundle(input: string, form: Form, plugins: Plugin[] = []): Promise<OutputChunk> {
  const build = await rolldown({
    input,
    platform: 'node',
    // Our own packages are bundled from their sources.
    resolve: { conditionNames: ['@conoha-images/source', 'node', 'default'], alias: aliases },
    plugins: [...plugins, jsonRequires, hiddenRequires],
    onLog: (_level, log) => {
      throw new Error(`The bundle would not work: ${log.message}`);
    },
  });
  const { output } = await build.generate({
    ...form,
    codeSplitting: false,
    // A module runs when it is imported, not when the bundle starts.
    strictExecutionOrder: true,
  });
  const [chunk] = output;
  const missing = chunk.imports.filter((specifier) => !isBuiltin(specifier));
  if (missing.length > 0) throw new Error(`The bundle would need the packages ${missing.join(', ')}.`);
  return chunk;
}

const jsonRequire = /createRequire\(import\.meta\.url\)\(('[^']+\.json')\)/;

/** Bundles the JSON files that our modules require by a package's name, which they do because of Node.js 20. */
const jsonRequires: Plugin = {
  name: 'json-requires',
  transform: {
    filter: { code: jsonRequire },
    handler: (code) => `import json from ${jsonRequire.exec(code)?.[1]};\n${code.replace(jsonRequire, 'json')}`,
  },
};

/** Rejects modules whose imports a bundler can't see, because they call a `require` that they get as an argument. */
const hiddenRequires: Plugin = {
  name: 'hidden-requires',
  transform: {
    filter: { code: /\bfactory\(require, exports\)/ },
    handler: (_code, id) => {
      throw new Error(`The bundle would lack what ${id} requires. Add an alias that leads to its ES modules.`);
    },
  },
};
