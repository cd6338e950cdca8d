// A handler of MSW as people write it, which always responds with the same page: node msw.js PAGE PORT
import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { getResponse, HttpResponse, http } from 'msw';

const [file = '', port = ''] = process.argv.slice(2);
const page = JSON.parse(await readFile(file, 'utf8'));
const handlers = [http.get('*/v2/images', () => HttpResponse.json(page))];
const fetch = async (request) => (await getResponse(handlers, request)) ?? new Response(null, { status: 404 });
serve({ fetch, hostname: '127.0.0.1', port: Number(port) });
