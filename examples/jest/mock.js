// The control routes of the mock that start-mock.js has started.
const url = process.env.MOCK_URL;

async function send(method, path, body) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path} returned ${response.status}: ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}

module.exports = {
  url,
  /** Makes requests fail, such as `fail('unavailable', { times: 1 })`. */
  fail: (name, parameters) => send('POST', '/__mock/scenarios', { name, parameters }),
  /** The requests since the last reset. */
  requests: async () => (await send('GET', '/__mock/requests')).requests,
  /** Forgets requests and scenarios. */
  reset: () => send('POST', '/__mock/reset'),
};
