// Compares the time to validate a page of 200 images with JSON.parse: by our validators, and by ajv with the same schemas.

import { validateImageList } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Bench } from 'tinybench';

const { images, ...envelope } = document.components.examples.reference.value;
const [image] = images;
const page = { ...envelope, images: Array.from({ length: 200 }, (_, index) => ({ ...image, name: `image ${index}` })) };
const text = JSON.stringify(page);

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema(document, 'document');
const reference = { $ref: 'document#/components/schemas/ImageList' };
const interpreted = ajv.compile(reference);
if (!validateImageList(page).valid || !interpreted(page)) throw new Error('The page should be valid.');

const bench = new Bench({ time: 1000 });
bench.add('JSON.parse', () => void JSON.parse(text));
bench.add('validateImageList', () => void validateImageList(page));
bench.add('ajv, compiled in advance', () => void interpreted(page));
bench.add('ajv, with compilation', () => {
  const fresh = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(fresh);
  fresh.addSchema(document, 'document');
  fresh.compile(reference)(page);
});
await bench.run();

const medians = new Map(
  bench.tasks.map(({ name, result }) => [name, 'latency' in result ? result.latency.p50 : Number.NaN]),
);
const unit = medians.get('JSON.parse') ?? Number.NaN;
console.log(`Time for a page of 200 images (${Math.round(text.length / 1000)} kB), as a multiple of JSON.parse of it:`);
for (const [name, median] of medians) console.log(`  ${name.padEnd(24)} ${(median / unit).toFixed(2)}`);
