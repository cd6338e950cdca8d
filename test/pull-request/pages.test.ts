import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: { readonly name: string };
  readonly steps: readonly Step[];
}

const text = readFileSync(new URL('../../.github/workflows/pages.yml', import.meta.url), 'utf8');
const workflow = parse(text) as { permissions: unknown; jobs: Readonly<Record<'build' | 'deploy', Job>> };
const { build, deploy } = workflow.jobs;

test('the workflow of Pages pins each action to a commit, and uses no secret', () => {
  for (const { uses } of [...build.steps, ...deploy.steps])
    if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  expect(text).not.toMatch(/secrets|pull_request_target/);
});

test('only the deployment may write, it runs nothing of the repository, and not on pull requests', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(Object.values(build.permissions ?? {})).toEqual(['read', 'read']);
  expect(deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  expect(deploy).toMatchObject({
    if: "github.event_name == 'push'",
    needs: 'build',
    environment: { name: 'github-pages' },
  });
  expect(deploy.steps.flatMap(({ run = [] }) => run)).toEqual([]);
});

test('the site is built for the address of Pages, after the checks and right before it is uploaded', () => {
  const runs = build.steps.map(({ run, uses }) => run ?? uses?.split('@')[0]);
  const [tests, site, upload] = ['npm test', 'npm run build', 'actions/upload-pages-artifact'].map((name) =>
    runs.indexOf(name),
  );
  expect(tests).toBeGreaterThan(0);
  expect(site).toBeGreaterThan(tests ?? 0);
  expect(upload).toBeGreaterThan(site ?? 0);
  const address = '$' + '{{ steps.pages.outputs.base_url }}';
  expect(build.steps[site ?? 0]?.env).toEqual({
    SITE_URL: address,
    REPOSITORY_URL: '$' + '{{ github.server_url }}/$' + '{{ github.repository }}',
  });
});
