// Loads the client with require() and with import(), which may give two copies of it. They work together.
const { equal, match } = require('node:assert/strict');

const guards = {
  isAbortError: (client) => {
    const controller = new AbortController();
    controller.abort();
    return client({}).listImages({}, { signal: controller.signal });
  },
  isBodyError: (client) => client({ fetch: async () => new Response('{}') }).listImages(),
  isDriftError: (client, { drift }) =>
    client({ fetch: async () => new Response('{"images":[{}]}'), check: drift({ strict: true }) }).listImages(),
  isNetworkError: (client) => client({ fetch: () => Promise.reject(new TypeError('fetch failed')) }).listImages(),
  isQueryError: (client) => client({}).listImages({ unknown: 1 }),
  isResponseError: (client) => client({ fetch: async () => new Response('', { status: 400 }) }).listImages(),
  isTimeoutError: (client) => client({ fetch: () => new Promise(() => {}), timeout: 1 }).listImages(),
  isTokenError: (client) => client({ token: () => '' }).listImages(),
};

/** Checks that the errors and tokens of one copy are accepted by the other. */
async function check(one, other) {
  for (const [guard, call] of Object.entries(guards)) {
    const client = (options) => one.createImageClient({ token: 'token', retries: 0, ...options });
    const error = await Promise.resolve()
      .then(() => call(client, one))
      .catch((error) => error);
    const accepting = Object.keys(guards).filter((name) => other[name](error));
    equal(`${accepting}`, guard, `${error?.stack}`);
    equal(other.isImageClientError(error), true);
  }
  for (const value of [undefined, null, 'AbortError', new Error('x'), new DOMException('x', 'AbortError')]) {
    equal(other.isAbortError(value) || other.isImageClientError(value), false);
  }
  let sent;
  const fetch = async (input, init) => {
    sent = new Headers(init?.headers ?? input.headers).get('X-Auth-Token');
    return new Response('{"images":[]}');
  };
  await other.createImageClient({ token: new one.Token('foreign'), fetch }).listImages();
  equal(sent, 'foreign');
}

/** Checks that the token provider of one copy is accepted by the other, and its error is not wrapped. */
async function checkProvider(one, other) {
  const identity = { user: { name: 'user' }, password: 'password', project: { id: 'project' } };
  const fetch = async () => new Response('', { status: 401 });
  const conoha = other.createImageClient({ token: one.passwordToken({ ...identity, fetch }) });
  match(String(await conoha.listImages().catch((error) => error)), /^TokenError: The login at /);
}

async function main() {
  const names = require('./entries.json'); // written by commonjs.slow.ts
  const required = Object.assign({}, ...names.map((name) => require(name)));
  const imported = Object.assign({}, ...(await Promise.all(names.map((name) => import(name)))));
  equal(
    `${Object.keys(required).sort()}`,
    `${Object.keys(imported)
      .filter((name) => name !== 'default')
      .sort()}`,
  );
  await check(required, imported);
  await check(imported, required);
  await check(required, required);
  await checkProvider(required, imported);
  await checkProvider(imported, required);
  process.stdout.write(required.Token === imported.Token ? 'one copy' : 'two copies');
}

main();
