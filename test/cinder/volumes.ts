import type { Volume } from './cinder.ts';

/** Some are similar, one is empty, one is missing, and some have what a URL, a list or an operator is written with. */
const names = [
  'data',
  'Data',
  'database',
  'a,b',
  'x y',
  '"q"',
  'in:a',
  'gte:5',
  '',
  'データ',
  '50%2F',
  'a&b=c+d',
  null,
];
const statuses = ['available', 'in-use', 'error'];
const sizes = [1, 1, 10, 20, 500];

/** Volumes of which many have the same name, size, status or time. */
export const volumes: readonly Volume[] = Array.from({ length: 240 }, (_, index) => ({
  // The order of the IDs is not that of the times.
  id: `${String((index * 7_919) % 100_003).padStart(8, '0')}-7c1e-4a52-9d0b-3f6a8e5b2c10`,
  name: names[(index * 5) % names.length] ?? null,
  description: index % 3 === 0 ? null : 'A volume',
  status: statuses[((index * 7) % 11) % statuses.length] ?? '',
  size: sizes[((index * 3) % 7) % sizes.length] ?? 1,
  availability_zone: index % 4 === 0 ? 'tokyo' : 'nova',
  created_at: `2026-01-${String((index % 20) + 1).padStart(2, '0')}T0${index % 3}:00:00${index % 4 === 3 ? '.25' : ''}Z`,
}));
