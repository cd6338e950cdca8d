// Run by Jest, in a project outside the workspace. entries.json is written by commonjs.slow.ts.
const {
  createImageClient,
  isDriftError,
  isImageClientError,
  isResponseError,
  Token,
} = require('@conoha-images/client');
const { drift } = require('@conoha-images/client/drift');
const { passwordToken } = require('@conoha-images/client/keystone');
const entries = require('./entries.json');

const image = { id: '4d3d0ba0-6d09-4bc7-a1a8-8d5e1a6d8c4e', name: 'vmi-ubuntu-24.04-amd64' };
const json = (body, init) => new Response(JSON.stringify(body), init);

test.each(entries)('Jest loads %s', (entry) => {
  expect(Object.values(require(entry))).toContainEqual(expect.any(Function));
});

test('a list from a fake fetch has its images', async () => {
  const conoha = createImageClient({ token: new Token('token'), fetch: async () => json({ images: [image] }) });
  const names = [];
  for await (const { name } of conoha.listImages()) names.push(name);
  expect(names).toEqual([image.name]);
});

test('an error from a fake fetch satisfies its guards', async () => {
  const fetch = async () => json({ code: 400 }, { status: 400 });
  const error = await createImageClient({ token: 'token', fetch })
    .listImages()
    .catch((error) => error);
  expect([isResponseError(error), isImageClientError(error), error.status]).toEqual([true, true, 400]);
});

test('an error of the drift entry satisfies the guard of the main entry', async () => {
  const fetch = async () => json({ images: [image] });
  const conoha = createImageClient({ token: 'token', fetch, check: drift({ strict: true }) });
  expect(isDriftError(await conoha.listImages().catch((error) => error))).toBe(true);
});

test('the main entry accepts the token of the keystone entry', async () => {
  const fetch = async (input, init) => {
    const { url = String(input), headers } = Object(input);
    if (url.endsWith('/auth/tokens')) return json({}, { status: 201, headers: { 'X-Subject-Token': 'issued' } });
    const sent = new Headers(init?.headers ?? headers).get('X-Auth-Token');
    return sent === 'issued' ? json({ images: [] }) : json({ code: 401 }, { status: 401 });
  };
  const identity = { user: { name: 'user' }, password: 'password', project: { id: 'project' } };
  const conoha = createImageClient({ token: passwordToken({ ...identity, fetch }), fetch });
  expect((await conoha.listImages()).items).toEqual([]);
});

test('the client lists the images of a server', async () => {
  const conoha = createImageClient({ token: 'token', baseUrl: process.env.MOCK_URL });
  const ids = new Set();
  for await (const { id } of conoha.listImages({ limit: 50 })) ids.add(id);
  expect(ids.size).toBeGreaterThan(100);
  const error = await conoha.listImages({ limit: -1 }).catch((error) => error);
  expect([isResponseError(error), error.code]).toEqual([true, '400 Bad Request']);
});

test('a signal of the test ends a request', async () => {
  const conoha = createImageClient({ token: 'token', baseUrl: process.env.MOCK_URL });
  const controller = new AbortController();
  const page = conoha.listImages({}, { signal: controller.signal });
  controller.abort();
  await expect(page).rejects.toMatchObject({ name: 'AbortError' });
});
