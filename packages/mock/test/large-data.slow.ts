// Loads a data file of a million images, in processes of their own, because memory is measured for a whole process.
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { image } from './images.ts';

const count = 1_000_000;
/** How many images are in one piece of the file. The pieces are lines. */
const pieceSize = 1000;

/** How many times as long as JSON.parse loading may take. */
const maximumRatio = 4;
/** How often the ratio is measured at most. */
const maximumAttempts = 10;

let folder = '';
let path = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  path = join(folder, 'images.json');
  await pipeline(Readable.from(pieces()), createWriteStream(path));
});

afterAll(() => rm(folder, { recursive: true }));

function* pieces(): Generator<string> {
  yield '{"images":[\n';
  for (let first = 1; first <= count; first += pieceSize) {
    const texts = Array.from({ length: pieceSize }, (_, index) => {
      const number = first + index;
      // Distinct values, as strings that the engine knows already would take less memory and time.
      const checksum = number.toString(16).padStart(32, '0');
      // The mock adds the schema.
      return JSON.stringify(image(number, { checksum, os_hash_value: checksum.repeat(4), schema: undefined }));
    });
    yield `${first === 1 ? '' : ',\n'}${texts.join()}`;
  }
  yield '\n]}';
}

interface Measured {
  readonly count: number;
  /** The processor time of the process, in seconds: on a busy machine, it varies less than the time on the clock. */
  readonly seconds: number;
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
}

/** Runs a module in a new process. Its export `count` is the number of images that it has loaded. */
function measure(code: string): Measured {
  const report = `
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const measured = { count, seconds: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024 };
    process.stdout.write(JSON.stringify(measured));`;
  const args = ['--conditions=@conoha-images/source', '--input-type=module', '--eval', `${code}\n${report}`, path];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: import.meta.dirname });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Parses each line of images, and keeps all images. */
const parseLines = `
  import { readFileSync } from 'node:fs';
  const bytes = readFileSync(process.argv[1]);
  const images = [];
  let start = bytes.indexOf('\\n') + 1;
  for (let end = bytes.indexOf('\\n', start); end > 0; end = bytes.indexOf('\\n', start)) {
    const line = bytes.toString('utf8', start, end).replace(/,$/, '');
    for (const image of JSON.parse('[' + line + ']')) images.push(image);
    start = end + 1;
  }
  const count = images.length;`;

const loadMock = `
  import { Mock, readDataFile } from ${JSON.stringify(fileURLToPath(new URL('../source/index.ts', import.meta.url)))};
  const data = await readDataFile(process.argv[1]);
  const mock = new Mock({ data });
  const count = data.images.length;`;

test('a data file of 1,000,000 images loads in at most 4 times the time of JSON.parse for its parts, and in less than 3 GB', async () => {
  const { size } = await stat(path);
  expect(size).toBeGreaterThan(600_000_000);
  const ratios: number[] = [];
  // What else the machine does slows one process more than the other, so a bad ratio is measured again.
  while (ratios.length < maximumAttempts && !ratios.some((ratio) => ratio <= maximumRatio)) {
    const parsed = measure(parseLines);
    const loaded = measure(loadMock);
    expect([parsed.count, loaded.count]).toEqual([count, count]);
    expect(loaded.memory).toBeLessThan(3e9);
    const ratio = loaded.seconds / parsed.seconds;
    ratios.push(ratio);
    process.stdout.write(
      `${(size / 1e6).toFixed(0)} MB load in ${ratio.toFixed(2)} times the time of JSON.parse, and ${(loaded.memory / 1e9).toFixed(2)} GB.\n`,
    );
  }
  expect(Math.min(...ratios)).toBeLessThanOrEqual(maximumRatio);
});
