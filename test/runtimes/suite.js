// The client's behavior on any runtime, tested against a running mock, with web standards only. A case throws if it fails.
import {
  createImageClient,
  isAbortError,
  isBodyError,
  isNetworkError,
  isResponseError,
  isTimeoutError,
  parseTags,
} from '@conoha-images/client';
import { drift } from '@conoha-images/client/drift';
import { conohaFetch, createFetchClient, nextMarker } from '@conoha-images/client/fetch';
import { passwordToken } from '@conoha-images/client/keystone';

/** A client of the mock at a URL. Each of its requests has the header of a scenario. */
function clientOf(url, scenario, options = {}) {
  // The mock counts the requests for each value of the header, so each client needs a different value.
  const own = `latency; milliseconds=0; times=${Math.floor(Math.random() * 2 ** 31)}`;
  const send = (url, init) => {
    const request = new Request(url, init);
    if (scenario) request.headers.set('Mock-Scenario', `${own}, ${scenario}`);
    return fetch(request);
  };
  return createImageClient({ baseUrl: url, token: 'token', fetch: send, maxRetryDelay: 20, ...options });
}

function equal(actual, expected) {
  const [one, other] = [actual, expected].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

async function thrownBy(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

async function idsOf(list) {
  const ids = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

const cases = {
  'walks every page': async (url) => {
    const whole = await clientOf(url).listImages({ limit: 1000 });
    const ids = await idsOf(clientOf(url).listImages({ limit: 17 }));
    equal(
      ids,
      whole.items.map(({ id }) => id),
    );
    equal(ids.length > 100, true);
  },
  'walks every page with prefetch': async (url) => {
    const client = clientOf(url);
    equal(await idsOf(client.listImages({ limit: 40 }, { prefetch: true })), await idsOf(client.listImages()));
  },
  'serializes every kind of query value': async (url) => {
    const { items } = await clientOf(url).listImages({
      name: { in: ['vmi-ubuntu-24.04-amd64', 'unknown-name, with a comma'] },
      created_at: { gte: new Date(0) },
      tag: ['service_type=vps'],
    });
    equal(
      items.map(({ name }) => name),
      ['vmi-ubuntu-24.04-amd64'],
    );
    equal({ ...parseTags(items[0].tags) }.dst_name, 'Ubuntu');
  },
  'returns a 400 as an error with its code and message': async (url) => {
    const { status, error } = await clientOf(url).listImages.safe({ limit: -1 });
    equal(
      [status, error.code, error.message],
      [400, '400 Bad Request', '400 Bad Request: limit param must be positive'],
    );
  },
  'treats an HTML response of a gateway as an error': async (url) => {
    const error = await thrownBy(() => clientOf(url, 'gateway-error', { retries: 0 }).listImages());
    equal([isResponseError(error), error.status, error.code.startsWith('502')], [true, 502, true]);
    equal(error.message.includes('<'), false);
  },
  'retries after a 503': async (url) => {
    equal((await clientOf(url, 'unavailable; times=1; seconds=0').listImages({ limit: 3 })).items.length, 3);
  },
  'retries after a connection reset': async (url) => {
    equal((await clientOf(url, 'reset; times=1').listImages({ limit: 3 })).items.length, 3);
  },
  'treats a truncated body as an error': async (url) => {
    const error = await thrownBy(() => clientOf(url, 'cut-short', { retries: 1 }).listImages());
    equal([isNetworkError(error), error.name], [true, 'NetworkError']);
  },
  'ends an attempt at its timeout': async (url) => {
    const error = await thrownBy(() => clientOf(url, 'latency', { retries: 0, timeout: 50 }).listImages());
    equal([isTimeoutError(error), error.name], [true, 'TimeoutError']);
  },
  'ends a walk at its deadline': async (url) => {
    const client = clientOf(url, 'latency; milliseconds=30', { deadline: 150 });
    const error = await thrownBy(() => idsOf(client.listImages({ limit: 1 })));
    equal([isTimeoutError(error), error.name], [true, 'TimeoutError']);
  },
  'ends a request when its signal is aborted': async (url) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 30);
    const error = await thrownBy(() => clientOf(url, 'latency').listImages({}, { signal: controller.signal }));
    equal([isAbortError(error), error.name, error.cause.message], [true, 'AbortError', 'enough']);
  },
  'renews a token that expires in the middle of a walk': async (url) => {
    const name = crypto.randomUUID();
    let count = 0;
    const token = ({ rejected }) => {
      if (rejected) count += 1;
      return `${name}-${count}`;
    };
    const client = clientOf(url, 'expired-token; requests=2', { token });
    const ids = await idsOf(client.listImages({ limit: 30 }));
    equal([new Set(ids).size, count > 0], [ids.length, true]);
  },
  'logs in once for concurrent requests': async (url) => {
    let logins = 0;
    const keystone = async (_, init) => {
      logins += 1;
      const { auth } = JSON.parse(init.body);
      if (auth.identity.password.user.password !== 'password') return new Response('', { status: 401 });
      const body = { token: { expires_at: new Date(Date.now() + 86_400_000).toISOString() } };
      return new Response(JSON.stringify(body), { status: 201, headers: { 'X-Subject-Token': 'token' } });
    };
    const identity = { user: { name: 'user' }, password: 'password', project: { id: 'project' } };
    const client = clientOf(url, undefined, { token: passwordToken({ ...identity, fetch: keystone }) });
    await Promise.all([client.listImages(), client.listImages(), client.listImages()]);
    equal(logins, 1);
  },
  'does not follow a redirect with its token': async (_url, redirecting) => {
    const error = await thrownBy(() => clientOf(redirecting, undefined, { retries: 0 }).listImages());
    equal([isResponseError(error), [0, 302].includes(error.status)], [true, true]);
    equal(await (await fetch(`${redirecting}/followed`)).text(), 'no');
  },
  'reports drift': async (url) => {
    const kinds = new Set();
    const check = drift({
      onDrift: (drifts) => {
        for (const { kind } of drifts) kinds.add(kind);
      },
    });
    await idsOf(clientOf(url, undefined, { check }).listImages());
    const odd = async () => new Response(JSON.stringify({ images: [{ status: 'frozen' }] }));
    await clientOf(url, undefined, { check, fetch: odd }).listImages();
    equal([...kinds].sort(), ['missing-field', 'new-value', 'unknown-field']);
  },
  'collects the first item and an array': async (url) => {
    const list = clientOf(url).listImages({ limit: 4 });
    const array = await list.toArray({ maxItems: 10 });
    equal([array.length, (await list.first()).id], [10, array[0].id]);
  },
  'ends an iteration within a page when its signal is aborted': async (url) => {
    const controller = new AbortController();
    let count = 0;
    const error = await thrownBy(async () => {
      for await (const _ of clientOf(url).listImages({ limit: 9 }, { signal: controller.signal })) {
        count += 1;
        if (count === 3) controller.abort();
      }
    });
    equal([isAbortError(error), count], [true, 3]);
  },
  'stops loading a body that exceeds maxBodySize': async (url) => {
    const error = await thrownBy(() => clientOf(url, undefined, { maxBodySize: 1_000 }).listImages());
    equal([isBodyError(error), error.name], [true, 'BodyError']);
  },
  'lets middleware change a request and read its response': async (url) => {
    const seen = [];
    const middleware = {
      onRequest: ({ request }) => new Request(`${request.url}&limit=2`, request),
      onResponse: async ({ response }) => {
        seen.push((await response.clone().json()).images.length);
      },
    };
    const client = clientOf(url, undefined, { middleware: [middleware] });
    equal([(await client.listImages({ visibility: 'public' })).items.length, seen], [2, [2]]);
  },
  'returns a result of openapi-fetch, whatever the status': async (url) => {
    const client = createFetchClient({ baseUrl: url, token: 'token' });
    const { data } = await client.GET('/v2/images', { params: { query: { limit: 2, sort: ['name:asc', 'size'] } } });
    equal([data.images.length, nextMarker('listImages', data)], [2, data.images[1].id]);
    const { error, response } = await client.GET('/v2/images', { params: { query: { limit: -1 } } });
    equal([error.message.startsWith('limit param must be'), response.status], [true, 400]);
  },
  'gives a response that can be read in every way': async (url) => {
    const get = () => conohaFetch({ token: 'token' })(`${url}/v2/images?limit=1`);
    const response = await get();
    const copy = response.clone();
    const text = await response.text();
    equal(await copy.json(), JSON.parse(text));
    equal(new TextDecoder().decode(await (await get()).arrayBuffer()).length, text.length);
    equal((await (await get()).blob()).size > 0, true);
    equal([response.url, response.ok], [`${url}/v2/images?limit=1`, true]);
  },
  'adds one listener to a signal, however many calls share it': async (url) => {
    const { signal } = new AbortController();
    let count = 0;
    for (const [method, step] of Object.entries({ addEventListener: 1, removeEventListener: -1 })) {
      const original = signal[method];
      signal[method] = (...rest) => {
        count += step;
        return original.apply(signal, rest);
      };
    }
    const client = clientOf(url, 'latency; milliseconds=20');
    const calls = Promise.all(Array.from({ length: 15 }, () => client.listImages({ limit: 1 }, { signal })));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const most = count;
    await calls;
    equal([most, count], [1, 0]);
  },
  'omits the token from errors and their causes': async (url) => {
    const client = clientOf(url, 'reset', { token: 'canary', retries: 0 });
    const error = await thrownBy(() => client.listImages());
    for (let cause = error; cause; cause = cause.cause) {
      equal([String(cause), cause.stack, JSON.stringify(cause)].join().includes('canary'), false);
    }
  },
};

/** Runs every case. Returns its name, and 'passed' or the error that it threw. */
export async function run(url, redirecting) {
  const results = [];
  for (const [name, check] of Object.entries(cases)) {
    try {
      await check(url, redirecting);
      results.push([name, 'passed']);
    } catch (error) {
      results.push([name, `${error?.stack ?? error}`]);
    }
  }
  return results;
}
