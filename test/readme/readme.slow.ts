import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionsOf, Job } from '../actions/job.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test.each(['README.md', 'README.ja.md'])(
  'the step that %s shows lints a document of another repository',
  async (name) => {
    const [, block = ''] = /```yaml\n(.*?)```/s.exec(await readFile(join(root, name), 'utf8')) ?? [];
    const [step] = parse(block) as [{ uses: string; with: Record<string, string> }];
    const workspace = await mkdtemp(join(tmpdir(), 'conoha-images-'));
    try {
      await cp(join(root, 'packages/document/examples/books.yaml'), join(workspace, step.with['document'] ?? ''));
      await using job = await Job.start(workspace, actionsOf(root));
      const { conclusion, annotations } = await job.use(step.uses, step.with);
      expect(annotations.filter(({ level }) => level === 'error')).toEqual([]);
      expect(conclusion).toBe('success');
    } finally {
      await rm(workspace, { recursive: true });
    }
  },
);
