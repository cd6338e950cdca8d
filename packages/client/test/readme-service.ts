// Loaded before each example of README.md: the services that they call.
import { Mock } from '@conoha-images/mock';

const mock = new Mock();

globalThis.fetch = async (input, init) => {
  const request = new Request(input as string, init);
  const { hostname } = new URL(request.url);
  if (hostname === 'image-service.c3j1.conoha.io') return mock.fetch(request);
  if (hostname !== 'identity.c3j1.conoha.io') throw new TypeError(`Nothing is at ${hostname}.`);
  const body = { token: { expires_at: new Date(Date.now() + 86_400_000).toISOString() } };
  return Response.json(body, { status: 201, headers: { 'X-Subject-Token': 'token' } });
};
