import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Evaluates a CommonJS module that is part of this file.
 *
 * @param name For stack traces.
 * @param compressed Its code, compressed with Brotli, in base64.
 * @returns Its exports.
 */
export function evaluate(name: string, compressed: string): Record<string, unknown> {
  const require = createRequire(import.meta.url);
  // Required here, because most runs of the command need neither.
  const { brotliDecompressSync } = require('node:zlib') as typeof import('node:zlib');
  const { compileFunction } = require('node:vm') as typeof import('node:vm');
  const code = brotliDecompressSync(Buffer.from(compressed, 'base64')).toString();
  const file = fileURLToPath(import.meta.url);
  // Node.js warns of deprecated calls in other folders. This code is that of packages.
  const filename = `${file}/node_modules/${name}/index.cjs`;
  const module = { exports: {} };
  compileFunction(code, ['exports', 'require', 'module', '__filename'], { filename })(
    module.exports,
    require,
    module,
    file,
  );
  return module.exports;
}
