import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Action, actionsOf, readAction } from './job.ts';

// GitHub's parser imports its schema without the attribute that Node.js needs.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter } = await import('@actions/workflow-parser');
const { convertActionTemplate, parseAction } = await import('@actions/workflow-parser/actions/index');

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = globSync('actions/**/action.yml', { cwd: root }).sort();

/** What GitHub's own parser, with its schema, says of an action's file. */
function errorsIn(name: string, content: string): string[] {
  const { context, value } = parseAction({ name, content }, new NoOperationTraceWriter());
  if (value) convertActionTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

test('the tests know every action', () => {
  const folders = names.map((name) => join(root, dirname(name)));
  expect(folders).toEqual(Object.values(actionsOf(root)).sort());
});

test.each(names)('%s is valid, and GitHub would report an unknown key', (name) => {
  const content = readFileSync(join(root, name), 'utf8');
  expect(errorsIn(name, content)).toEqual([]);
  expect(errorsIn(name, content.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
});

test.each(names)('no script of %s contains an expression, in which an input could be a command', async (name) => {
  for (const { run = '' } of stepsOf(await readAction(dirname(join(root, name))))) expect(run).not.toContain('${{');
});

test.each(names)('%s pins the actions of others to commits', async (name) => {
  for (const { uses } of stepsOf(await readAction(dirname(join(root, name))))) {
    if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@[\da-f]{40}$/);
  }
});

function stepsOf({ runs }: Action): Action['runs']['steps'] {
  expect(runs.using).toBe('composite');
  return runs.steps;
}
