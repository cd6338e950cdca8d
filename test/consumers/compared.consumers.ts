import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { behaviors } from './compared/behaviors.ts';
import { clients, generateClients, openstacksdkVersion } from './compared/clients.ts';
import { sizeOf } from './compared/size.ts';
import { readComparison, rowsOf, withoutLinks } from './compared/table.ts';
import { installTools, tools } from './install.ts';

const comparison = await readComparison();
const rows = rowsOf(comparison);
const names = Object.keys(clients);

/** The row of sizes in the table. */
const sizes = 'Size of a program that lists images';

/** The row that says which clients follow links. The rows of `links` say nothing of the others. */
const iterates = 'Iterates over the images of all pages';
const links = [
  'Ends if the links of pages form a circle',
  'Keeps a filter that the link to the next page lacks',
  'Keeps the token from another host that a link names',
];

function cellOf(row: string, client: string): string {
  return withoutLinks(rows.find(({ name }) => name === row)?.cells[client] ?? '');
}

beforeAll(async () => {
  await installTools();
  await generateClients();
});

test('the table has a column for each client, and a row for each behavior', () => {
  expect(Object.keys(rows[0]?.cells ?? {})).toEqual(names);
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...Object.keys(behaviors), sizes]));
});

test('the README states the versions of the clients', async () => {
  const { dependencies } = JSON.parse(await readFile(join(tools, 'package.json'), 'utf8'));
  const { version } = createRequire(import.meta.url)('openapi-fetch/package.json');
  expect(comparison).toContain(`openapi-fetch ${version}`);
  for (const name of ['@hey-api/openapi-ts', '@redocly/cli']) {
    expect(comparison).toContain(`\`${name}\` ${dependencies[name]}`);
  }
  if (openstacksdkVersion) expect(comparison).toContain(`openstacksdk ${openstacksdkVersion}`);
});

test('a row of the table that no test of this suite checks has a link in each cell', () => {
  const others = rows.filter(({ name }) => !(name in behaviors) && name !== sizes);
  for (const { name, cells } of others) {
    for (const [client, cell] of Object.entries(cells))
      expect.soft(cell, `${name}, ${client}`).not.toBe(withoutLinks(cell));
  }
});

test.each(Object.keys(behaviors).flatMap((row) => names.map((client) => [client, row] as const)))(
  "the table's cell is right: %s, %s",
  async (client, row) => {
    const cell = cellOf(row, client);
    if (cell === '–') return expect([links.includes(row), cellOf(iterates, client)]).toEqual([true, 'No']);
    if (client === 'openstacksdk' && !openstacksdkVersion) return expect(cell).toMatch(/^(Yes|No)/);
    const list = clients[client];
    if (!list) throw new Error(`There is no client ${client}.`);
    expect(cell).toMatch((await behaviors[row]?.(list, client)) ? /^Yes/ : /^No/);
  },
);

test.each(names)('the size of a program with a client differs by at most 10 % from the table: %s', async (client) => {
  const size = await sizeOf(client);
  const cell = cellOf(sizes, client);
  if (size === undefined) return expect(cell).toBe('–');
  const stated = Number(/^([\d.]+) kB$/.exec(cell)?.[1]) * 1000;
  expect(stated / size).toBeGreaterThan(0.9);
  expect(stated / size).toBeLessThan(1.1);
});
