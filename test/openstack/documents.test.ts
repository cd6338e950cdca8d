import { checkContract } from '@conoha-images/contract';
import { entriesOf, member, nodeAt, valueAt } from '@conoha-images/document';
import { ResponseSchemas, readDescription } from '@conoha-images/document/node';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { servers, volumes } from './documents.ts';

describe.each([volumes(60), servers(60)])('$name', (document) => {
  test('every example of the document is valid', async () => {
    const description = await readDescription(document.file);
    const [list] = description.lists;
    if (!list) throw new Error('The document has no list.');
    const schemas = new ResponseSchemas(description.document, list);
    const responses = entriesOf(nodeAt(description.document, 'paths', list.path, 'get', 'responses'));
    const examples = responses.flatMap(([status, response]) =>
      entriesOf(valueAt(response, '/content/application~1json/examples')).map(([, example]) => ({
        status,
        violations: schemas.validate(status, 'application/json', member(example, 'value')),
      })),
    );
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const { violations } of examples) expect(violations).toEqual([]);
  });

  test('a mock of the document satisfies the contract', async () => {
    const description = await readDescription(document.file);
    const { fetch } = new Mock({ description, data: document.data });
    const pathParameters = { project_id: document.project };
    const target = { baseUrl: 'http://127.0.0.1:8776', token: 'any', pathParameters, seed: 1 };
    const report = await checkContract({ ...target, description, fetch });
    expect(report.results.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(report.results.filter(({ status }) => status === 'held').length).toBeGreaterThan(70);
  });
});
