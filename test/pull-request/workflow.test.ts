import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('.github/workflows/pull-request.yml', root), 'utf8');
const workflow = parse(text) as {
  permissions: unknown;
  jobs: Record<string, { permissions?: unknown; steps: { uses?: string; run?: string }[] }>;
};
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { scripts: { check: string } };
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

/** The scripts that commands run through npm. */
function scriptsOf(commands: readonly string[]): Set<string | undefined> {
  return new Set(commands.flatMap((command) => /^npm (?:run )?(\S+)/.exec(command)?.[1] ?? []));
}

test('runs what npm run check runs, and what takes longer', () => {
  const ran = scriptsOf(steps.flatMap(({ run }) => run ?? []));
  // Linting the document is part of npm run lint, and a step of its own for the sake of its annotations.
  const others = ['ci', 'lint:api', 'test:slow', 'test:faults', 'test:consumers'];
  for (const other of others) expect(ran.delete(other)).toBe(true);
  expect(ran).toEqual(scriptsOf(scripts.check.split(' && ')));
});

test('names each action by its commit, reads only, and knows no secret', () => {
  for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  expect(workflow.permissions).toEqual({ contents: 'read' });
  for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined();
  expect(text).not.toMatch(/secrets|pull_request_target/);
});
