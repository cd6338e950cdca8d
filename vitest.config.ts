import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const { workspaces } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  workspaces: string[];
};

/** The package.json of the script that runs this, if npm runs one. */
const manifest = process.env['npm_package_json'];

export default defineConfig({
  // Our packages are tested from their sources.
  ssr: { resolve: { conditions: ['@conoha-images/source', ...defaultServerConditions] } },
  test: {
    // Long enough for a browser or a program to start on a slow machine; only what hangs takes longer.
    testTimeout: 60_000,
    projects: [
      ...globSync(workspaces, { cwd: import.meta.dirname }).map((root) => ({
        extends: true as const,
        root,
        test: {
          name: (JSON.parse(readFileSync(join(import.meta.dirname, root, 'package.json'), 'utf8')) as { name: string })
            .name,
        },
      })),
      // What takes too long for `npm test`: `npm run test:slow`.
      { extends: true, test: { name: 'slow', include: ['**/*.slow.ts'], testTimeout: 600_000, hookTimeout: 600_000 } },
      // Suites with a command of their own, which take minutes each.
      ...['consumers', 'design', 'faults', 'glance'].map((name) => ({
        extends: true as const,
        test: { name, include: [`**/*.${name}.ts`], testTimeout: 1_800_000, hookTimeout: 600_000 },
      })),
    ],
    // What ran in one package is kept beside it, so that `npm test` can sum up all of them, cached ones too.
    reporters: [
      'default',
      ...(manifest
        ? [['blob', { outputFile: join(dirname(manifest), '.vitest/blob.json') }] satisfies ['blob', object]]
        : []),
    ],
  },
});
