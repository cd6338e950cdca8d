import { readFileSync } from 'node:fs';
import { entriesOf, nodeAt } from '@conoha-images/document';
import document from '@conoha-images/spec/document';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Criterion {
  readonly context?: string;
  readonly condition: string;
  readonly type?: string;
}

interface Step {
  readonly stepId: string;
  readonly operationId?: string;
  readonly parameters: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly successCriteria?: readonly Criterion[];
}

const file = new URL('../../openapi/workflows/list-images.arazzo.yaml', import.meta.url);
const { workflows } = parse(readFileSync(file, 'utf8')) as { workflows: { steps: Step[] }[] };
const steps = workflows.flatMap((workflow) => workflow.steps);

/** The examples that no request of `redocly respect` provokes, so the workflows get them from the mock by `Prefer`. */
const requestedFromMock: Readonly<Record<string, string>> = {
  'sort-directions-do-not-match': 'redocly respect 2.77 cannot repeat a parameter: it joins values with commas',
  'query-not-utf-8': 'redocly respect 2.77 encodes every value as UTF-8',
  'token-rejected': 'the version of the authentication middleware decides the body',
  'token-rejected-webob': 'the version of the authentication middleware decides the body',
  'list-not-permitted': "the roles of the token's user decide whether listing is permitted",
};

interface Example {
  readonly name: string;
  readonly message: string;
}

/** The JSON examples of the document's errors. */
const examples = ['400', '401', '403'].flatMap((status): Example[] => {
  const path = ['paths', '/v2/images', 'get', 'responses', status, 'content', 'application/json', 'examples'];
  return entriesOf(nodeAt(document, ...path)).map(([name]) => {
    const value = [...path, name, 'value'];
    const message = nodeAt(document, ...value, 'message') ?? nodeAt(document, ...value, 'error', 'message');
    return { name, message: String(message) };
  });
});

/** `limit-not-an-integer` as `limitNotAnInteger`. */
function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function stepOf(name: string): Step | undefined {
  return steps.find(({ stepId }) => stepId === camelCase(name));
}

/** The example that a step requests from the mock, if any. */
function preferenceOf(step: Step | undefined): unknown {
  return step?.parameters.find(({ name }) => name === 'Prefer')?.value;
}

test.each(examples)('the workflows have a step for the example $name, which expects its message', (example) => {
  const criteria = stepOf(example.name)?.successCriteria ?? [];
  const patterns = criteria.filter(({ context, type }) => type === 'regex' && context?.endsWith('/message'));
  expect(patterns).toHaveLength(1);
  for (const { condition } of patterns) expect(example.message).toMatch(new RegExp(condition));
});

test('the workflows provoke every error by its request, except for those that no request provokes', () => {
  const requested = examples.map(({ name }) => name).filter((name) => preferenceOf(stepOf(name)) !== undefined);
  expect(new Set(requested)).toEqual(new Set(Object.keys(requestedFromMock)));
  for (const name of requested) expect(preferenceOf(stepOf(name))).toMatch(new RegExp(`example=${name}$`));
});

test('the workflows name operations that the document has', () => {
  const operations = entriesOf(nodeAt(document, 'paths')).flatMap(([, item]) =>
    entriesOf(item).map(([method]) => nodeAt(item, method, 'operationId')),
  );
  const named = steps.flatMap(({ operationId }) => operationId ?? []);
  expect(named).not.toEqual([]);
  for (const name of named) {
    const [, operation] = /^\$sourceDescriptions\.images\.(.+)$/.exec(name) ?? [];
    expect(operations, name).toContain(operation);
  }
});
