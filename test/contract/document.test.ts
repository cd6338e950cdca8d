import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { documentedResponse, entriesOf, member, nodeAt } from '@conoha-images/document';
import { describeDocument, ResponseSchemas } from '@conoha-images/document/node';
import { type MockServer, startMock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import { standardDescription } from '@conoha-images/spec/description';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../listen.ts';

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

describe('every example of a response', () => {
  test.each(examples)(
    'the example $name of $status $mediaType matches its schema, and the mock can send it',
    async (example) => {
      const { status, mediaType, name, value } = example;
      expect(schemas.validate(status, mediaType, value)).toEqual([]);
      const response = await fetch(`${mock.url}/v2/images`, {
        headers: { Accept: mediaType, 'X-Auth-Token': token, Prefer: `code=${status}, example=${name}` },
      });
      const received = response.headers.get('content-type')?.split(';')[0];
      expect([response.status, received]).toEqual([Number(status), mediaType]);
      expect(/json$/.test(mediaType) ? await response.json() : await response.text()).toEqual(value);
    },
  );
});

/** Every example of a parameter as a query. */
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
  // The example of the marker names an image of the document's examples, which the mock's catalogue does not have.
  test.each(queries.filter(({ query }) => !query.startsWith('marker=')))(
    'the mock accepts the example $query',
    async ({ query }) => {
      const response = await fetch(`${mock.url}/v2/images?${query}`, { headers: { 'X-Auth-Token': token } });
      expect(response.status).toBe(200);
    },
  );
});

/** Every curl command in the texts and code samples of a document. A backslash continues it on the next line. */
function curlCommands(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/^curl -(?:.*\\\n)*.*/gm) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(curlCommands) : [];
}

describe.each([
  ['Japanese', japanese],
  ['English', english],
])('the %s document', (language, document) => {
  const isOurs = (command: string): boolean => document.servers.some(({ url }) => command.includes(url));
  const commands = curlCommands(document).filter(isOurs);
  const others = curlCommands(document).filter((command) => !isOurs(command));

  test(`the ${language} document has a curl command`, () => expect(commands.length).toBeGreaterThan(0));

  test(`the ${language} document's command for a token sends what the Identity API takes, and shows the token`, async () => {
    expect(others).toHaveLength(1);
    const bodies: unknown[] = [];
    const identity = createServer(async (request, response) => {
      if (request.method === 'POST' && request.url === '/v3/auth/tokens') bodies.push(await json(request));
      response.writeHead(201, { 'X-Subject-Token': token }).end('{}');
    });
    const origin = `http://127.0.0.1:${await listen(identity)}`;
    const command = others[0]?.replace('https://identity.c3j1.conoha.io', origin) ?? '';
    const { stdout } = await promisify(execFile)('bash', ['-c', command]).finally(() => identity.close());
    expect(stdout).toContain(`X-Subject-Token: ${token}`);
    const id = expect.stringMatching(/./);
    const password = { user: { id, password: id } };
    expect(bodies).toEqual([{ auth: { identity: { methods: ['password'], password }, scope: { project: { id } } } }]);
  });

  test.each(commands)(`a command of the ${language} document works against the mock: %s`, async (command) => {
    const local = document.servers
      .reduce((text, { url }) => text.replaceAll(url, mock.url), command)
      .replaceAll(/X-Auth-Token: [^"']+/g, `X-Auth-Token: ${token}`);
    const { stdout } = await promisify(execFile)('bash', ['-c', local]);
    expect(standardDescription.validate(listImages, JSON.parse(stdout))).toEqual([]);
    expect(JSON.parse(stdout).images.length).toBeGreaterThan(0);
  });
});

test('reading the document gives the lists and responses that the packages use', () => {
  const { lists } = describeDocument(english);
  expect(lists.find(({ operationId }) => operationId === listImages.operationId)).toEqual(listImages);
  expect(documentedResponse(japanese, listImages, '401').headers).toHaveProperty('www-authenticate');
});
