import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJsonFile } from '../source/data/json-file.ts';
import { DataFileError, Mock, readDataFile } from '../source/index.ts';
import { image, images, numbersOf } from './images.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The bytes of a text in Latin-1. Unless all of its characters are in ASCII, they are not UTF-8. */
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

test('a mock serves the images of a data file', async () => {
  const data = await readDataFile(await write('images.json', JSON.stringify({ images: images(3) })));
  expect(await numbersOf(new Mock({ data }), { sort: 'id:asc' })).toEqual([1, 2, 3]);
  const withTokens = new Mock({ data, tokens: { a: 'A' } });
  expect(await numbersOf(withTokens, { sort: 'id:asc' }, { 'X-Auth-Token': 'a' })).toEqual([1, 2, 3]);
});

test('a data file may start with a byte order mark', async () => {
  const path = await write('mark.json', `\ufeff${JSON.stringify({ images: [image(1, { name: '名前' })] })}`);
  const expected = { images: [image(1, { name: '名前' })] };
  expect(await readDataFile(path)).toEqual(expected);
  expect(await parseJsonFile(path, 0)).toEqual(expected);
});

describe('an invalid data file', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['is an array', '[]', 'must be a JSON object, such as {"images": []}; given: array.'],
    ['is a string', '"canary"', 'must be a JSON object, such as {"images": []}; given: string.'],
    ['is empty', '', 'must be JSON: Unexpected end of JSON input.'],
    ['is not JSON', '{ "tokens": { "canary": canary } }', "must be JSON: Unexpected token 'c'."],
    ['is in UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'must be UTF-8; given: UTF-16.'],
    ['starts with an invalid byte', latin1('\xe9'), 'must be UTF-8; given in line 1: the byte 0xe9.'],
    [
      'is in Latin-1',
      latin1('{\n"images": [],\n"tokens": { "canary": "\xe9" } }'),
      'must be UTF-8; given in line 3: the byte 0xe9.',
    ],
    ['ends within a character', Buffer.from('{}\n名').subarray(0, -1), 'must be UTF-8; given in line 2: the byte 0x'],
  ])('that %s is rejected with a message that names the file and says why', async (_, content, message) => {
    const path = await write('invalid.json', content);
    await expect(readDataFile(path)).rejects.toThrow(DataFileError);
    await expect(readDataFile(path)).rejects.toThrow(`The data file ${path} ${message}`);
    await expect(readDataFile(path)).rejects.not.toThrow(/canary/);
  });

  test('that is missing is rejected with the reason of the file system', async () => {
    await expect(readDataFile(join(folder, 'missing.json'))).rejects.toThrow(/missing\.json can't be read: ENOENT/);
  });

  test('that violates the document is rejected with the path of the file', async () => {
    const data = await readDataFile(await write('sizes.json', JSON.stringify({ images: [image(1, { size: 'big' })] })));
    const message = /The data file .*sizes\.json violates the document:\n- \/images\/0\/size must be/;
    expect(() => new Mock({ data })).toThrow(message);
    expect(() => new Mock({ data, tokens: {} })).toThrow(message);
    const mock = new Mock();
    expect(() => mock.load({ description: mock.description, file: data })).toThrow(message);
  });
});
