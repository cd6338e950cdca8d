import type { Facts } from './facts.ts';

/** A row of the comparison in README.md. */
export interface Statement {
  /** The first cell of the row. */
  readonly row: string;
  /** Whether the other cells are right. */
  holds(vendor: Facts, own: Facts): boolean;
  /** What a document says, in words. */
  describe(facts: Facts): string;
}

const errors = ['400', '401', '403'];

/** What README.md says of the differences between the two documents, row by row. */
export const statements: readonly Statement[] = [
  {
    row: "The response on ConoHa's own reference page",
    holds: (vendor, own) => /virtual_size must be string; given: null/.test(vendor.sample ?? '') && !own.sample,
    describe: ({ sample }) => (sample === undefined ? 'Valid' : `Invalid: ${sample}`),
  },
  {
    row: 'A response of `{"images": [{}]}`',
    holds: (vendor, own) => vendor.emptyImage === undefined && own.emptyImage !== undefined,
    describe: ({ emptyImage }) => (emptyImage === undefined ? 'Valid' : `Invalid: ${emptyImage}`),
  },
  {
    row: 'Errors',
    holds: (vendor, own) =>
      vendor.statuses.join() === '200' && errors.every((status) => own.exemplified.includes(status)),
    describe: ({ statuses, exemplified }) =>
      `Statuses: ${statuses.join(', ')}; with examples: ${exemplified.join(', ') || 'no status'}`,
  },
  {
    row: 'Server',
    holds: (vendor, own) => !isImageService(vendor.server) && isImageService(own.server),
    describe: ({ server }) => server || 'No server',
  },
  {
    row: 'Source of a fact',
    holds: (vendor, own) => vendor.sourced === 0 && own.sourced === own.sourceable,
    describe: ({ sourced, sourceable }) =>
      `Stated for ${sourced} of ${sourceable} parameters, properties and responses`,
  },
];

function isImageService(url: string): boolean {
  return url.startsWith('https://image-service.');
}
