const { imageNames } = require('./image-names.js');
const mock = require('./mock.js');

beforeEach(() => mock.reset());

test('imageNames returns the names of all pages', async () => {
  const names = await imageNames(mock.url, 'token', { os_type: 'windows', limit: 2 });
  expect(names).toContain('vmi-win2022dce');
  expect((await mock.requests()).length).toBeGreaterThan(2);
});

test('imageNames repeats a request if the service is unavailable', async () => {
  await mock.fail('unavailable', { times: 1, seconds: 0 });
  await expect(imageNames(mock.url, 'token', { name: 'vmi-win2022dce' })).resolves.toEqual(['vmi-win2022dce']);
  expect((await mock.requests()).map(({ status }) => status)).toEqual([503, 200]);
});

test('imageNames fails if the token expires between two pages, instead of returning a part of the list', async () => {
  await mock.fail('expired-token', { requests: 1 });
  await expect(imageNames(mock.url, 'token', { limit: 2 })).rejects.toThrow('401');
});
