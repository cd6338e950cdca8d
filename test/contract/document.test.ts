import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { documentedResponse, entriesOf, member, nodeAt } from '@conoha-images/document';
import { describeDocument, ResponseSchemas } from '@conoha-images/document/node';
import { type MockServer, startMock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import { standardDescription } from '@conoha-images/spec/description';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const token = 'a-token-for-the-mock';
const { get } = japanese.paths['/v2/images'];
const schemas = new ResponseSchemas(standardDescription.document, listImages);

let mock: MockServer;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});

afterAll(() => mock.close());

const examples = entriesOf(get.responses).flatMap(([status, response]) =>
  entriesOf(member(response, 'content')).flatMap(([mediaType, media]) =>
    entriesOf(member(media, 'examples')).map(([name]) => {
      const place = ['responses', status, 'content', mediaType, 'examples', name, 'value'];
      return { status, mediaType, name, value: nodeAt(japanese, 'paths', '/v2/images', 'get', ...place) };
    }),
  ),
);

describe('every example of an answer', () => {
  test.each(examples)(
    '$status $mediaType $name is as the document says, and can be had from the mock',
    async (example) => {
      const { status, mediaType, name, value } = example;
      expect(schemas.validate(status, mediaType, value)).toEqual([]);
      const answer = await fetch(`${mock.url}/v2/images`, {
        headers: { Accept: mediaType, 'X-Auth-Token': token, Prefer: `code=${status}, example=${name}` },
      });
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([Number(status), mediaType]);
      expect(/json$/.test(mediaType) ? await answer.json() : await answer.text()).toEqual(value);
    },
  );
});

/** Each example of a parameter, as a query has it. */
const queries = (get.parameters as object[]).flatMap((parameter) => {
  const name = String(member(parameter, 'name'));
  const named = entriesOf(member(parameter, 'examples')).map(([, example]) => member(example, 'value'));
  const values = [...named, member(parameter, 'example')].filter((value) => value !== undefined);
  const isJoined = member(parameter, 'explode') === false;
  return values.map((value) => {
    const texts = isJoined ? [[value].flat().join()] : [value].flat().map(String);
    return { query: new URLSearchParams(texts.map((text) => [name, text])).toString() };
  });
});

describe('every example of a parameter', () => {
  // The image that the marker's example names is one of the document's, and not of the mock's catalogue.
  test.each(queries.filter(({ query }) => !query.startsWith('marker=')))('$query is a query', async ({ query }) => {
    const answer = await fetch(`${mock.url}/v2/images?${query}`, { headers: { 'X-Auth-Token': token } });
    expect(answer.status).toBe(200);
  });
});

/** Every curl line in the prose and the samples of a document. */
function curlLines(value: unknown): string[] {
  if (typeof value === 'string') return /^curl -/m.test(value) ? [value.slice(value.search(/^curl -/m))] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(curlLines) : [];
}

describe.each([
  ['Japanese', japanese],
  ['English', english],
])('in the %s document', (_language, document) => {
  const lines = curlLines(document);

  test('there is a curl line', () => expect(lines.length).toBeGreaterThan(0));

  test.each(lines)('%s', async (line) => {
    const here = line
      .replaceAll('https://image-service.c3j1.conoha.io', mock.url)
      .replaceAll(/X-Auth-Token: [^"']+/g, `X-Auth-Token: ${token}`);
    const { stdout } = await promisify(execFile)('bash', ['-c', here]);
    expect(standardDescription.validate(listImages, JSON.parse(stdout))).toEqual([]);
    expect(JSON.parse(stdout).images.length).toBeGreaterThan(0);
  });
});

test('what is checked by is what is read from the document', () => {
  expect(describeDocument(japanese).lists.map(({ operationId }) => operationId)).toEqual(['listImages']);
  expect(documentedResponse(japanese, listImages, '401').headers).toHaveProperty('www-authenticate');
});
