// What a page costs in a list of a million images, beside the same page in one of a thousand.

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
    ...{ container_format: 'bare', disk_format: ['qcow2', 'iso'][index % 2], os_hidden: false },
    size: index % 9 === 0 ? null : (index * 104_729) % 1e11,
    ...{ created_at: time, updated_at: time },
  };
}

const listings = sizes.map(
  (size) =>
    new Listing(
      listImages,
      Array.from({ length: size }, (_, index) => image(index)),
    ),
);

/** The query of a page that starts at a share of the list, in an order. */
function pageAt<Item>(listing: Listing<Item>, sort: string, share: number): QueryPairs {
  const start: QueryPairs = [
    ['sort', sort],
    ['limit', '200'],
  ];
  if (share === 0) return start;
  // Found by walking: the marker of the page is the last item of those before.
  const target = Math.floor(listing.items.length * share);
  let query: QueryPairs = [
    ['sort', sort],
    ['limit', '100'],
  ];
  for (let passed = 0; passed < target; passed += 100) query = listing.page(query).next ?? query;
  return [...start, query.at(-1) as readonly [string, string]];
}

let worst = { ratio: 0, what: '' };
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
    const what = `${formatQuery([['sort', order]])}, ${100 * depth} % into the list`;
    console.log(`${ratio.toFixed(2)}  ${what}`);
    if (ratio > worst.ratio) worst = { ratio, what };
  }
}
console.log(
  `A page of 200 of 1,000,000 images takes at most ${worst.ratio.toFixed(2)} times one of 1,000: ${worst.what}.`,
);
