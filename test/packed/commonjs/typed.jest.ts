// Compiled by ts-jest, in a project outside the workspace. entries.ts is written by commonjs.slow.ts.
import { createImageClient, type Item, isDriftError, isResponseError } from '@conoha-images/client';
import { drift } from '@conoha-images/client/drift';
import { passwordToken } from '@conoha-images/client/keystone';
import { entries } from './entries';

test.each(Object.keys(entries))('ts-jest loads %s', (name) => {
  expect(Object.values(Object(entries[name]))).toContainEqual(expect.any(Function));
});

test('a list in TypeScript has its images', async () => {
  const fetch = async () => new Response(JSON.stringify({ images: [{ id: 'first' }] }));
  const page = await createImageClient({ token: 'token', fetch }).listImages({ visibility: 'public' });
  const images: readonly Item<'listImages'>[] = page.items;
  expect(images.map(({ id }) => id)).toEqual(['first']);
});

test('a guard narrows an error in TypeScript', async () => {
  const fetch = async () => new Response('', { status: 401 });
  const error: unknown = await createImageClient({ token: 'token', fetch })
    .listImages()
    .catch((error: unknown) => error);
  expect(isResponseError(error) && error.status).toBe(401);
});

test('the entries work together in TypeScript', async () => {
  const fetch = async (input: string | URL | Request) => {
    const isLogin = new Request(input).url.endsWith('/auth/tokens');
    return isLogin
      ? new Response('{}', { status: 201, headers: { 'X-Subject-Token': 'issued' } })
      : new Response(JSON.stringify({ images: [{ id: 'first' }] }));
  };
  const token = passwordToken({ user: { id: 'user' }, password: 'password', project: { id: 'project' }, fetch });
  const conoha = createImageClient({ token, fetch, check: drift({ strict: true }) });
  expect(isDriftError(await conoha.listImages().catch((error: unknown) => error))).toBe(true);
});
