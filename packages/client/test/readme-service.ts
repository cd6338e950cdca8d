// Loaded before each example of README.md: the services that they call.
import { Mock } from '@conoha-images/mock';

const mock = new Mock();

globalThis.fetch = async (input, init) => {
  const request = new Request(input as string, init);
  const { host } = new URL(request.url);
  if (host === 'image-service.c3j1.conoha.io' || host === '127.0.0.1:4010') return mock.fetch(request);
  if (host !== 'identity.c3j1.conoha.io') throw new TypeError(`Nothing is at ${host}.`);
  const body = { token: { expires_at: new Date(Date.now() + 86_400_000).toISOString() } };
  return Response.json(body, { status: 201, headers: { 'X-Subject-Token': 'token' } });
};
