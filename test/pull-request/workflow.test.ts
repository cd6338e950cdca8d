import { readdirSync, readFileSync } from 'node:fs';
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

/** The npm scripts that commands run. */
function scriptsOf(commands: readonly string[]): Set<string | undefined> {
  return new Set(commands.flatMap((command) => /^npm (?:run )?(\S+)/.exec(command)?.[1] ?? []));
}

test('the workflow runs everything that npm run check runs, and the slow suites', () => {
  const scriptsRun = scriptsOf(steps.flatMap(({ run }) => run ?? []));
  // npm run lint includes lint:api, which is also a step of its own, so that its problems are shown on their lines.
  for (const extra of ['ci', 'lint:api', 'test:slow', 'test:faults', 'test:consumers', 'test:design', 'test:release'])
    expect(scriptsRun.delete(extra)).toBe(true);
  expect(scriptsRun).toEqual(scriptsOf(scripts.check.split(' && ')));
});

test('the workflow for pull requests has read permission only, and uses no secret', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined();
  expect(text).not.toMatch(/secrets|pull_request_target/);
});

test.each(readdirSync(new URL('.github/workflows/', root)))(
  '%s pins each action to a commit, may only read by default, and has no secret that outlives it',
  (name) => {
    const text = readFileSync(new URL(`.github/workflows/${name}`, root), 'utf8');
    const { permissions, jobs } = parse(text) as typeof workflow;
    expect(permissions).toEqual({ contents: 'read' });
    for (const { uses } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      // Those of this repository come with the commit.
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$|^\.\/actions\/[\w/]+$/);
    }
    expect(text).not.toMatch(/secrets\.|pull_request_target/);
  },
);
