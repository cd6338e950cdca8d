import { readFile } from 'node:fs/promises';
import openapi from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, expect, test } from 'vitest';
import { launch } from './chromium.ts';
import { programPage, serve } from './serve.ts';

const browser = await launch();
const entry = import.meta.resolve('@conoha-images/spec');

const program = "import { validateImageList } from './index.gen.js'; globalThis.validateImageList = validateImageList;";

/** Serves the package's modules unchanged, with a policy that allows a page to run only them. */
const server = await serve(
  async (path) => {
    if (path === '/') return programPage;
    return ['text/javascript', path === '/program.js' ? program : await readFile(new URL(`.${path}`, entry))];
  },
  { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; img-src data:" },
);

afterAll(async () => {
  await browser?.close();
  server.close();
});

test.skipIf(!browser)('the validators work in a browser whose policy forbids eval', async () => {
  const page = await browser?.newPage();
  if (!page) throw new Error('No browser is available.');
  await page.goto(server.origin);
  const valid = openapi.components.examples.reference.value;
  const invalid = { ...valid, images: [{ ...valid.images[0], created_at: 'yesterday' }] };
  const results = await page.evaluate(
    (texts) => {
      const { validateImageList } = globalThis as unknown as { validateImageList: (value: unknown) => unknown };
      return texts.map((text) => validateImageList(JSON.parse(text)));
    },
    [valid, invalid].map((value) => JSON.stringify(value)),
  );
  expect(results).toMatchObject([
    { valid: true },
    { valid: false, violations: [{ path: '/images/0/created_at', message: expect.stringContaining('date-time') }] },
  ]);
});
