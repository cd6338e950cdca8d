import fc from 'fast-check';
import { timeOf } from '../source/model/time.ts';

/** Texts that are easy to compare wrongly: equal except for case, Unicode form or a space, or simply unusual. */
const text = fc.oneof(
  fc.constantFrom(
    'a',
    'A',
    'a ',
    'ab',
    'が',
    'が',
    'ａ',
    '10',
    '9',
    'eq:a',
    'in:a,b',
    'a,b',
    'a"b',
    '%',
    '_',
    '😀',
    '～',
    '2023',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const instant = fc.integer({ min: 1_700_000_000, max: 1_700_000_003 }).map((seconds) => timeOf(seconds * 1_000_000));
const nullable = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });

/** An image whose times may contradict each other. */
export const unordered = fc.record({
  id: fc.uuid(),
  name: nullable(text),
  status: fc.constantFrom('active', 'queued'),
  visibility: fc.constantFrom('public', 'private', 'shared', 'community'),
  owner: fc.constantFrom('0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'),
  size: nullable(fc.integer({ min: 0, max: 11 })),
  virtual_size: nullable(fc.integer({ min: 0, max: 3 })),
  disk_format: nullable(fc.constantFrom('raw', 'qcow2')),
  container_format: nullable(fc.constantFrom('bare', 'ovf')),
  checksum: nullable(fc.constantFrom('a'.repeat(32), 'b'.repeat(32))),
  os_hash_algo: fc.constant('sha512'),
  os_hash_value: nullable(fc.constantFrom('a'.repeat(128), 'b'.repeat(128))),
  min_disk: fc.nat(3),
  min_ram: fc.nat(3),
  protected: fc.boolean(),
  os_hidden: fc.boolean(),
  created_at: instant,
  updated_at: instant,
  tags: fc.uniqueArray(text, { maxLength: 3 }),
});
/** No image was updated before it was created. */
const image = unordered.map(({ created_at, updated_at, ...rest }) => {
  const [first = '', last = ''] = [created_at, updated_at].toSorted();
  return { ...rest, created_at: first, updated_at: last };
});

type Image = typeof image extends fc.Arbitrary<infer One> ? One : never;

/** Images with different ids. */
export function imagesOf(minLength: number): fc.Arbitrary<Image[]> {
  return fc.uniqueArray(image, { minLength, maxLength: 30, selector: ({ id }) => id });
}
