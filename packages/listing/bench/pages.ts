// Compares the time for a page of a million images with that for the same page of a thousand.

import { formatQuery, Listing, type QueryPairs } from '@conoha-images/listing';
import { listImages } from '@conoha-images/spec';
import { Bench } from 'tinybench';

const sizes = [1_000, 1_000_000];
const orders = [
  ...listImages.order.keys.flatMap(({ name }) => [`${name}:asc`, `${name}:desc`]),
  'status:asc,size:desc',
];

function image(index: number): object {
  const time = new Date(Date.UTC(2020, 0) + ((index * 7_919) % 100_000_000) * 1000).toISOString();
  return {
    id: `00000000-0000-4000-8000-${String((index * 7_919) % 1_000_003).padStart(12, '0')}`,
    name: index % 50 === 0 ? null : `image-${(index * 31) % 977}`,
    status: ['active', 'queued', 'saving'][index % 3],
    container_format: 'bare',
    disk_format: ['qcow2', 'iso'][index % 2],
    os_hidden: false,
    size: index % 9 === 0 ? null : (index * 104_729) % 1e11,
    created_at: time,
    updated_at: time,
  };
}

const listings = sizes.map(
  (size) =>
    new Listing(
      listImages,
      Array.from({ length: size }, (_, index) => image(index)),
    ),
);

/** The query of a page in an order that starts after a share (0 to 1) of the list. */
function pageAt<Item>(listing: Listing<Item>, sort: string, share: number): QueryPairs {
  const start: QueryPairs = [
    ['sort', sort],
    ['limit', '200'],
  ];
  if (share === 0) return start;
  // The marker is found by walking the pages before it.
  const target = Math.floor(listing.items.length * share);
  let query: QueryPairs = [
    ['sort', sort],
    ['limit', '100'],
  ];
  for (let passed = 0; passed < target; passed += 100) query = listing.page(query).next ?? query;
  return [...start, query.at(-1) as readonly [string, string]];
}

let worst = { ratio: 0, page: '' };
for (const order of orders) {
  const depths = [0, 0.5, 0.8];
  const bench = new Bench({ time: 100 });
  for (const depth of depths) {
    for (const listing of listings) {
      const query = pageAt(listing, order, depth);
      bench.add(`${depth} ${listing.items.length}`, () => void listing.page(query));
    }
  }
  await bench.run();
  const medians = bench.tasks.map(({ result }) => ('latency' in result ? result.latency.p50 : Number.NaN));
  for (const [index, depth] of depths.entries()) {
    const ratio = (medians[2 * index + 1] ?? Number.NaN) / (medians[2 * index] ?? Number.NaN);
    const page = `${formatQuery([['sort', order]])}, ${100 * depth} % into the list`;
    console.log(`${ratio.toFixed(2)}  ${page}`);
    if (ratio > worst.ratio) worst = { ratio, page };
  }
}
console.log(
  `A page of 200 images takes at most ${worst.ratio.toFixed(2)} times as long with 1,000,000 images as with 1,000: ${worst.page}.`,
);
