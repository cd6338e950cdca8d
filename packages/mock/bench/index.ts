// Measures the mock. Each line has the median of several rounds, and in parentheses between which values half of them are.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import prism from '@stoplight/prism-cli/package.json' with { type: 'json' };
import { compareFilters } from './filters.ts';
import { comparePages } from './pages.ts';

const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
try {
  console.log(`Node.js ${process.version}, Prism's CLI ${prism.version}, ${cpus().length} processors.`);
  await comparePages(directory);
  await compareFilters(directory);
} finally {
  await rm(directory, { recursive: true });
}
