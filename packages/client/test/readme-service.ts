// Loaded before each example of README.md. It stands for the services that the examples call.
import { Mock } from '@conoha-images/mock';
import { keystoneUrl } from '../source/generated/operations.gen.ts';
import { serverUrl } from './service.ts';

const mock = new Mock();

globalThis.fetch = async (input, init) => {
  const request = new Request(input as string, init);
  const { url } = request;
  if (url.startsWith(`${serverUrl}/`) || url.startsWith('http://127.0.0.1:4010/')) return mock.fetch(request);
  if (!url.startsWith(`${keystoneUrl}/`)) throw new TypeError(`No service is at ${url}.`);
  const endpoints = [{ interface: 'public', region_id: 'c3j1', url: serverUrl }];
  const catalog = [{ type: 'image', name: 'glance', endpoints }];
  const body = { token: { expires_at: new Date(Date.now() + 86_400_000).toISOString(), catalog } };
  return Response.json(body, { status: 201, headers: { 'X-Subject-Token': 'token' } });
};
