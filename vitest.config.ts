import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const { workspaces } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  workspaces: string[];
};

/** The package.json of the running npm script, if any. */
const manifest = process.env['npm_package_json'];

export default defineConfig({
  // Tests use the sources of our packages.
  ssr: { resolve: { conditions: ['@conoha-images/source', ...defaultServerConditions] } },
  test: {
    // Long enough to start a browser or a program on a slow machine that runs the tests of all packages at the same time.
    testTimeout: 120_000,
    projects: [
      ...globSync(workspaces, { cwd: import.meta.dirname }).map((root) => {
        const manifest = readFileSync(join(import.meta.dirname, root, 'package.json'), 'utf8');
        const { name } = JSON.parse(manifest) as { name: string };
        // Files share the modules that they import, because importing them again takes long. A file of the client replaces
        // a module of Node.js.
        return { extends: true as const, root, test: { name, isolate: name === '@conoha-images/client' } };
      }),
      // Tests that take too long for `npm test`. `npm run test:slow` runs them.
      { extends: true, test: { name: 'slow', include: ['**/*.slow.ts'], testTimeout: 600_000, hookTimeout: 600_000 } },
      // Suites with a command of their own, which take minutes each. Their files run in turn: two of them install the same
      // programs.
      ...['cinder', 'consumers', 'design', 'faults', 'glance', 'release'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`**/*.${name}.ts`],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      })),
    ],
    // Each package keeps its report, so that `npm test` can summarize all packages, including cached ones.
    reporters: [
      'default',
      ...(manifest
        ? [['blob', { outputFile: join(dirname(manifest), '.vitest/blob.json') }] satisfies ['blob', object]]
        : []),
    ],
  },
});
