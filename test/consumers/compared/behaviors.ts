import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type ListIds, timeout } from './clients.ts';
import { rejectsMisspelling } from './misspelling.ts';
import { sendJson, sendPage, startService, tokenOf } from './service.ts';

/** Finds out whether a client behaves as a row of the table says. */
type Behavior = (list: ListIds, client: string) => Promise<boolean>;

function succeeds(listing: Promise<unknown>): Promise<boolean> {
  return listing.then(
    () => true,
    () => false,
  );
}

function errorOf(listing: Promise<unknown>): Promise<{ message?: unknown; error?: { message?: unknown } }> {
  return listing.then(
    () => new Error('There is no error.'),
    (error) => error,
  );
}

/** Whether a client rejects a query before it sends it. */
async function rejects(list: ListIds, query: Record<string, string>): Promise<boolean> {
  await using service = await startService((_, response) => sendPage(response, 'a'));
  return !(await succeeds(list(service.url, query))) && service.requests.length === 0;
}

/** How long a client takes for a list whose first response is 503 with Retry-After, in milliseconds. */
async function timeOfRetry(list: ListIds, retryAfter: string): Promise<number | undefined> {
  const times: number[] = [];
  await using service = await startService((_, response, count) => {
    times.push(performance.now());
    if (count === 1) sendJson(response, {}, 503, { 'retry-after': retryAfter });
    else sendPage(response, 'a');
  });
  await list(service.url, {}).catch(() => {});
  const [first = 0, second] = times;
  return second && second - first;
}

/** The bodies of errors of Keystone, of Glance, and of a proxy. */
const bodies = [
  '{ "error": { "code": 404, "title": "Not Found", "message": "some words" } }',
  '{ "code": "404 Not Found", "title": "Not Found", "message": "some words<br /><br />\\n\\n\\n" }',
  '<html><head><title>some words</title></head><body>nginx</body></html>',
];

/** The behaviors, by the first cells of the table's rows. */
export const behaviors: Readonly<Record<string, Behavior>> = {
  async 'Iterates over the images of all pages'(list) {
    await using service = await startService(({ query }, response) => {
      if (query.get('marker') === 'a') sendPage(response, 'b');
      else sendPage(response, 'a', '/v2/images?marker=a');
    });
    return (await list(service.url, {})).join() === 'a,b';
  },

  async 'Ends if the links of pages form a circle'(list) {
    await using service = await startService(({ query }, response) => {
      const id = query.get('marker') === 'a' ? 'b' : 'a';
      sendPage(response, id, `/v2/images?marker=${id}`);
    });
    await list(service.url, {}).catch(() => {});
    return service.requests.length < 10;
  },

  async 'Keeps a filter that the link to the next page lacks'(list) {
    await using service = await startService(({ query }, response) => {
      if (query.has('marker')) sendPage(response, 'b');
      else sendPage(response, 'a', '/v2/images?tag=y&marker=a');
    });
    await list(service.url, { tag: ['x', 'y'] });
    return service.requests[1]?.query.getAll('tag').join() === 'x,y';
  },

  async 'Keeps the token from another host that a link names'(list) {
    await using other = await startService((_, response) => sendPage(response, 'b'));
    await using service = await startService(({ query }, response) => {
      if (query.has('marker')) sendPage(response, 'b');
      else sendPage(response, 'a', `${other.url}/v2/images?marker=a`);
    });
    await list(service.url, {}).catch(() => {});
    return other.requests.every(({ token }) => token === '');
  },

  async 'Keeps the token from another host after a redirect'(list) {
    await using other = await startService((_, response) => sendPage(response, 'b'));
    await using service = await startService((_, response) => {
      response.writeHead(302, { location: `${other.url}/v2/images` }).end();
    });
    await list(service.url, {}).catch(() => {});
    return other.requests.every(({ token }) => token === '');
  },

  'Rejects misspelt filters at compile time': (_, client) => rejectsMisspelling(client),
  'Rejects misspelt filters at run time': (list) => rejects(list, { visiblity: 'public' }),
  'Rejects `sort` together with `sort_key`': (list) => rejects(list, { sort: 'name:asc', sort_key: 'name' }),

  'Repeats a request after 503': async (list) => (await timeOfRetry(list, '0')) !== undefined,
  'Waits as long as `Retry-After` says': async (list) => Number(await timeOfRetry(list, '3')) > 2_900,

  async 'Limits the time of an attempt, with its body'(list) {
    await using service = await startService((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{ "images": [');
      const interval = setInterval(() => response.write(' '), 100);
      response.once('close', () => clearInterval(interval));
      setTimeout(() => response.end('] }'), timeout * 3);
    });
    return !(await succeeds(list(service.url, {})));
  },

  async 'Logs in with a password'(list) {
    await using service = await startService((_, response) => sendPage(response, 'a'));
    await list(service.url, {});
    return service.logins() === 1;
  },

  async 'Gets another token after 401, and repeats the request'(list) {
    await using service = await startService(({ token }, response) => {
      if (token === tokenOf(1)) sendJson(response, {}, 401);
      else sendPage(response, 'a');
    });
    const isListed = await succeeds(list(service.url, {}));
    return isListed;
  },

  async 'Gives the message of any error in one place'(list) {
    for (const body of bodies) {
      await using service = await startService((_, response) => {
        response.writeHead(404, { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json' }).end(body);
      });
      const { message, error = { message } } = await errorOf(list(service.url, {}));
      if (!String(error.message).includes('some words')) return false;
    }
    return true;
  },

  async 'Removes the token from errors that repeat it'(list) {
    await using service = await startService(({ token }, response) => {
      sendJson(response, { code: '404 Not Found', title: 'Not Found', message: `Invalid: ${token}.` }, 404);
    });
    return !inspect(await errorOf(list(service.url, {})), { depth: 9, showHidden: true }).includes(tokenOf(1));
  },

  async 'Limits the size of a body'(list) {
    const body = gzipSync(`{ "images": [${' '.repeat(80 * 2 ** 20)}] }`);
    await using service = await startService((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body);
    });
    return !(await succeeds(list(service.url, {})));
  },
};
